import { describeChange } from '../../../core/history/change-summary'
import type { TimelineEntry } from '../../../ipc/shapes'
import { momentOf } from '../../ui/dates'
import styles from './HistoryTab.module.css'

interface Props {
  /** Newest first. */
  readonly entries: readonly TimelineEntry[]
  readonly chosen: number
  readonly onChoose: (sequence: number) => void
}

const WHY: Readonly<Partial<Record<TimelineEntry['reason'], string>>> = {
  recovery: 'Before recovered typing',
  restore: 'Before a restore',
  import: 'As it was brought in',
  merge: 'Before a merge',
  bulk: 'Before a change of many posts',
}

/** The versions of a post, each with what changed in it. */
export function VersionList({ entries, chosen, onChoose }: Props) {
  const [newest] = entries
  return (
    <ul className={styles.versions} aria-label="Versions">
      <li className={styles.now}>
        <b>Now</b>
        {newest && <span className="small dim">{describeChange(newest.next)}</span>}
      </li>
      {entries.map((entry, at) => (
        <li key={entry.sequence}>
          <button
            type="button"
            className={styles.version}
            aria-pressed={entry.sequence === chosen}
            onClick={() => onChoose(entry.sequence)}
          >
            <b>{momentOf(entry.at)}</b>
            {entry.pinned && <span className={styles.kept}>Kept</span>}
            <span className={`small dim ${styles.change}`}>{changeIn(entry, entries[at + 1])}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** What this version changed against the one before it. */
function changeIn(entry: TimelineEntry, before: TimelineEntry | undefined): string {
  const why = WHY[entry.reason]
  const change = before === undefined ? 'First kept version' : describeChange(before.next)
  return why === undefined ? change : `${change} · ${why}`
}
