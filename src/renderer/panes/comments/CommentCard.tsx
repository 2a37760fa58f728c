import { Check, TriangleAlert } from 'lucide-react'
import { type CSSProperties, useId, useState } from 'react'
import type { Comment, CommentStatus } from '../../../core/comment'
import type { SpamSign } from '../../../core/comments/spam-signs'
import { boxKey, closeBox, hasDraft, isAsOpened, isOpen, openBox, useDrafts } from '../../session/comment-drafts'
import { STATUS_WORDS } from '../../session/correspondence'
import { moderate } from '../../session/moderation'
import { session, useSession } from '../../session/session'
import { useTopicTitles } from '../../session/topic-titles'
import { copyText } from '../../ui/clipboard'
import { showToast } from '../../ui/toast'
import { Begun } from './Begun'
import styles from './Comment.module.css'
import { CommentBox } from './CommentBox'
import { CommentHistory } from './CommentHistory'
import { CommentText } from './CommentText'
import { when } from './when'

interface Props {
  readonly post: string
  readonly comment: Comment
  /** How far it stands in, from 0. */
  readonly depth: number
  /** Whom it answers, where the place in the list does not show it. */
  readonly answers?: string | null
  readonly signs?: readonly SpamSign[]
  /** Whether it can be acted on here; in the queue only the one looked at can. */
  readonly actions: boolean
  /** Keeps the actions at the foot of the view while the comment is in it. */
  readonly sticky?: boolean
}

/** One comment with its notes and, where it can be acted on, its actions and the box that is open on it. */
export function CommentCard({ post, comment, depth, answers = null, signs = [], actions, sticky = false }: Props) {
  const name = useId()
  const reply = { post, id: comment.id, mode: 'reply' } as const
  const edit = { post, id: comment.id, mode: 'edit' } as const
  const editing = useDrafts((state) => isOpen(edit, state))
  const replying = useDrafts((state) => isOpen(reply, state))
  return (
    <article
      className={styles.comment}
      data-comment={comment.id}
      data-depth={depth}
      data-status={comment.status}
      style={{ '--depth': depth } as CSSProperties}
      aria-labelledby={name}
    >
      <Header post={post} comment={comment} name={name} answers={answers} />
      {editing && actions ? (
        <CommentBox key={boxKey(edit)} place={edit} comment={comment} />
      ) : (
        <>
          {comment.title !== '' && (
            <h3 className={styles.title} dir="auto">
              {comment.title}
            </h3>
          )}
          <CommentText post={post} comment={comment} />
          <TopicNames topics={comment.topics} />
          <Signs signs={signs} />
        </>
      )}
      {actions && !editing && <Actions post={post} comment={comment} sticky={sticky} />}
      {actions && replying && <CommentBox key={boxKey(reply)} place={reply} comment={comment} />}
    </article>
  )
}

interface HeaderProps {
  readonly post: string
  readonly comment: Comment
  readonly name: string
  readonly answers: string | null
}

const TONES: Readonly<Record<CommentStatus, string>> = { pending: 'warn', approved: '', spam: 'bad', trash: '' }

function Header({ post, comment, name, answers }: HeaderProps) {
  const { author, kind, status } = comment
  return (
    <header className={styles.header}>
      <b id={name}>
        <bdi>{author.name.trim() === '' ? 'Anonymous' : author.name}</bdi>
      </b>
      {kind !== 'reader' && (
        <span className={styles.tag} data-tone="accent">
          {kind === 'author' ? 'Author' : 'Addendum'}
        </span>
      )}
      {status !== 'approved' && (
        <span className={styles.tag} data-tone={TONES[status]}>
          {STATUS_WORDS[status]}
        </span>
      )}
      <button
        type="button"
        className={styles.quiet}
        title="Copy a cross-reference to this comment"
        onClick={() => copyReference(post, comment.id)}
      >
        <time dateTime={comment.date}>{when(comment.date)}</time>
      </button>
      <Versions comment={comment} />
      {answers !== null && (
        <span className={`${styles.quiet} ${styles.answers}`}>
          In reply to <bdi>{answers}</bdi>
        </span>
      )}
    </header>
  )
}

/** Puts on the clipboard what names this comment in any text of the library: `[[slug#comment]]`. */
function copyReference(post: string, id: string): void {
  const slug = session().posts.find((one) => one.id === post)?.slug ?? post
  const reference = `[[${slug}#${id}]]`
  if (copyText(reference)) showToast(`Copied ${reference}`)
}

/** The way to the earlier states of a comment, where there are any. */
function Versions({ comment }: { readonly comment: Comment }) {
  const [shown, setShown] = useState(false)
  if ((comment.history ?? []).length === 0) return null
  return (
    <>
      <button type="button" className={styles.quiet} onClick={() => setShown(true)}>
        {comment.modified === undefined ? 'History' : 'Edited'}
      </button>
      {shown && <CommentHistory comment={comment} onClose={() => setShown(false)} />}
    </>
  )
}

function TopicNames({ topics }: { readonly topics: readonly string[] }) {
  const titles = useTopicTitles()
  if (topics.length === 0) return null
  return <p className={`${styles.quiet} ${styles.topics}`}>{topics.map((id) => titles.get(id) ?? id).join(' · ')}</p>
}

function Signs({ signs }: { readonly signs: readonly SpamSign[] }) {
  if (signs.length === 0) return null
  return (
    <p className={styles.signs}>
      <TriangleAlert size={16} aria-hidden />
      <span>May be spam: {signs.map(({ reason }) => reason).join('; ')}.</span>
    </p>
  )
}

interface ActionsProps {
  readonly post: string
  readonly comment: Comment
  readonly sticky: boolean
}

const VERBS: readonly (readonly [CommentStatus, string])[] = [
  ['approved', 'Approve'],
  ['pending', 'Hold'],
  ['spam', 'Spam'],
  ['trash', 'Trash'],
]

function Actions({ post, comment, sticky }: ActionsProps) {
  const readOnly = useSession((state) => state.readOnly !== null)
  const reply = { post, id: comment.id, mode: 'reply' } as const
  const replying = useDrafts((state) => isOpen(reply, state))
  const begun = useDrafts((state) => !isOpen(reply, state) && hasDraft(reply, state))
  const edit = { post, id: comment.id, mode: 'edit' } as const
  const edited = useDrafts((state) => !isOpen(edit, state) && !isAsOpened(edit, comment))
  return (
    <div className={styles.actions} data-sticky={(sticky && !replying) || undefined}>
      {VERBS.map(([status, verb]) => (
        <button
          key={status}
          type="button"
          className={styles.button}
          data-main={status === 'approved' || undefined}
          disabled={readOnly || comment.status === status}
          onClick={() => void moderate([{ post, id: comment.id }], status)}
        >
          {status === 'approved' && <Check size={16} aria-hidden />}
          {verb}
        </button>
      ))}
      <span className={styles.answer}>
        <button
          type="button"
          className={styles.button}
          aria-pressed={replying}
          disabled={readOnly}
          onClick={() => (replying ? closeBox() : openBox(reply))}
        >
          Reply
          {begun && <Begun />}
        </button>
        <button type="button" className={styles.button} disabled={readOnly} onClick={() => openBox(edit, comment)}>
          Edit
          {edited && <Begun />}
        </button>
      </span>
    </div>
  )
}
