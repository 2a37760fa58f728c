import type { CommentKind } from '../../../core/comment'
import type { CommentDraft } from '../../../core/comments/draft'
import { type BoxPlace, emptyDraft, writeDraft } from '../../session/comment-drafts'
import { useSession } from '../../session/session'
import styles from './CommentBox.module.css'
import { TopicsField } from './TopicsField'

interface Props {
  readonly place: BoxPlace
  readonly draft: CommentDraft
  /** The comment is on its way to the store: words wait for it; what is chosen now is saved behind it. */
  readonly saving: boolean
}

/** Who writes, as what, under which title and topics. */
export function BoxFields({ place, draft, saving }: Props) {
  const authors = useSession((state) => state.library?.authors)
  const reader = draft.kind === 'reader'
  const change = (author: Partial<CommentDraft['author']>) =>
    writeDraft(place, { author: { ...draft.author, ...author } })
  const setKind = (kind: CommentKind) => {
    const own = emptyDraft().author
    const named = draft.author.name
    const isOwn = (authors ?? []).some(({ name }) => name === named)
    if (kind === 'reader') writeDraft(place, { kind, author: isOwn ? { name: '', email: '', url: '' } : draft.author })
    else writeDraft(place, { kind, author: reader && !isOwn ? own : draft.author })
  }
  return (
    <div className={styles.fields}>
      <label className={styles.field}>
        Written by
        <select value={draft.kind} onChange={(event) => setKind(event.currentTarget.value as CommentKind)}>
          <option value="author">The author</option>
          <option value="addendum">The author, as an addendum to the post</option>
          <option value="reader">A reader</option>
        </select>
      </label>
      <label className={styles.field}>
        {reader ? 'Reader’s name' : 'Author’s name'}
        <input
          readOnly={saving}
          value={draft.author.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
      </label>
      {reader && (
        <>
          <label className={styles.field}>
            E-mail (never printed)
            <input
              type="email"
              readOnly={saving}
              value={draft.author.email}
              onChange={(event) => change({ email: event.currentTarget.value })}
            />
          </label>
          <label className={styles.field}>
            Web address
            <input
              type="url"
              readOnly={saving}
              value={draft.author.url}
              onChange={(event) => change({ url: event.currentTarget.value })}
            />
          </label>
        </>
      )}
      <label className={`${styles.field} ${styles.wide}`}>
        Heading, if it has one
        <input
          data-serif
          readOnly={saving}
          value={draft.title}
          dir="auto"
          onChange={(event) => writeDraft(place, { title: event.currentTarget.value })}
        />
      </label>
      <TopicsField topics={draft.topics} onChange={(topics) => writeDraft(place, { topics: [...topics] })} />
    </div>
  )
}
