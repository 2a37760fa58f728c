import type { Post } from '../../../core/post'
import { useSession } from '../../session/session'
import { useTextDiff } from '../../text-diff/use-text-diff'
import { Dialog } from '../../ui/Dialog'
import { withKeys } from '../../ui/keyed'
import { useFirstRows } from '../../ui/MoreRows'
import styles from './HistoryTab.module.css'
import { Parts } from './VersionDiff'

interface Props {
  readonly post: string
  readonly version: Post
  readonly moment: string
  readonly onClose: () => void
}

/** A version and the text of now, paragraph beside paragraph, with the sentences that differ marked. */
export function SideBySide({ post, version, moment, onClose }: Props) {
  return (
    <Dialog title="Compare versions" onClose={onClose} size={1152}>
      <Table post={post} version={version} moment={moment} />
    </Dialog>
  )
}

function Table({ post, version, moment }: Pick<Props, 'post' | 'version' | 'moment'>) {
  const now = useSession((state) => state.desk[post]?.saved)
  const diff = useTextDiff(version.body, now?.body ?? '')
  const { first, more } = useFirstRows(diff?.paragraphs ?? [])
  if (!now) return null
  return (
    <table className={styles.beside}>
      <thead>
        <tr>
          <th scope="col">{moment}</th>
          <th scope="col">Now</th>
        </tr>
      </thead>
      <tbody>
        {version.title !== now.title && (
          <tr>
            <td>
              <del>{version.title}</del>
            </td>
            <td>
              <ins>{now.title}</ins>
            </td>
          </tr>
        )}
        {withKeys(first).map(({ key, item: { parts } }) => (
          <tr key={key}>
            <td>
              <Parts parts={parts} without="added" />
            </td>
            <td>
              <Parts parts={parts} without="removed" />
            </td>
          </tr>
        ))}
        {more && (
          <tr>
            <td colSpan={2}>{more}</td>
          </tr>
        )}
        <tr>
          <td colSpan={2} className={styles.gap}>
            {diff === null
              ? 'Comparing…'
              : `${diff.unchanged === 1 ? '1 paragraph is' : `${diff.unchanged} paragraphs are`} the same`}
          </td>
        </tr>
      </tbody>
    </table>
  )
}
