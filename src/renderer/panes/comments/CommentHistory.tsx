import type { Comment, CommentChange } from '../../../core/comment'
import { type CommentVersion, commentVersions } from '../../../core/comments/versions'
import { STATUS_WORDS } from '../../session/correspondence'
import { useTextDiff } from '../../text-diff/use-text-diff'
import { Dialog } from '../../ui/Dialog'
import { withKeys } from '../../ui/keyed'
import { useFirstRows } from '../../ui/MoreRows'
import { Parts } from '../history/VersionDiff'
import styles from './CommentHistory.module.css'
import { when } from './when'

interface Props {
  readonly comment: Comment
  readonly onClose: () => void
}

/** Every change of a comment, newest first: who made it, when, and what it changed. */
export function CommentHistory({ comment, onClose }: Props) {
  const versions = commentVersions(comment)
  const steps = versions
    .slice(1)
    .map((version, at) => ({ version, before: versions[at] as CommentVersion }))
    .reverse()
  return (
    <Dialog onClose={onClose} size={640} title={`History of the comment by ${comment.author.name || 'Anonymous'}`}>
      <ol className={styles.list}>
        {steps.map(({ version, before }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two changes can have the same second; their order never changes
          <li key={at} className={styles.step}>
            <p className={styles.head}>
              <b>{version.by === '' ? 'Somebody' : version.by}</b>
              <span className="dim small">{when(version.since)}</span>
            </p>
            {version.changed.map((field) => (
              <Change key={field} field={field} before={before} after={version} />
            ))}
          </li>
        ))}
        <li className={styles.step}>
          <p className={styles.head}>
            <b>{versions[0]?.by}</b>
            <span className="dim small">{when(comment.date)}</span>
          </p>
          <p className="mid">Written</p>
        </li>
      </ol>
    </Dialog>
  )
}

interface ChangeProps {
  readonly field: keyof CommentChange['before']
  readonly before: CommentVersion
  readonly after: CommentVersion
}

function Change({ field, before, after }: ChangeProps) {
  switch (field) {
    case 'body':
      return <BodyChange before={before.body} after={after.body} />
    case 'status':
      return <p className="mid">{`${STATUS_WORDS[before.status]} → ${STATUS_WORDS[after.status]}`}</p>
    case 'title':
      return <TextChange name="Heading" before={before.title} after={after.title} />
    case 'kind':
      return <TextChange name="Written as" before={before.kind} after={after.kind} />
    case 'topics':
      return <TextChange name="Topics" before={before.topics.join(', ')} after={after.topics.join(', ')} />
    case 'author':
      return <TextChange name="Commenter" before={commenter(before)} after={commenter(after)} />
    default:
      return null
  }
}

function commenter({ author }: CommentVersion): string {
  return [author.name, author.email, author.url].filter(Boolean).join(', ')
}

function TextChange({
  name,
  before,
  after,
}: {
  readonly name: string
  readonly before: string
  readonly after: string
}) {
  return (
    <p className="mid">
      {name}: {before === '' ? 'none' : <del>{before}</del>} → {after === '' ? 'none' : <ins>{after}</ins>}
    </p>
  )
}

function BodyChange({ before, after }: { readonly before: string; readonly after: string }) {
  const diff = useTextDiff(before, after)
  const { first, more } = useFirstRows(diff?.paragraphs ?? [])
  const unchanged = diff?.unchanged ?? 0
  return (
    <div className={styles.diff}>
      {withKeys(first).map(({ key, item: { parts } }) => (
        <Parts key={key} parts={parts} />
      ))}
      {more}
      {diff === null && <p className={styles.gap}>Comparing…</p>}
      {unchanged > 0 && (
        <p className={styles.gap}>{unchanged === 1 ? '1 paragraph unchanged' : `${unchanged} paragraphs unchanged`}</p>
      )}
    </div>
  )
}
