import { useKeeping } from '../../session/keeping'
import { momentOf } from '../../ui/dates'
import styles from './BackupLine.module.css'

/** One line at the foot of the first column: when the library was last backed up, or that it could not be. */
export function BackupLine() {
  const backup = useKeeping((state) => state.backup)
  // Its room, so that nothing shifts when it is known.
  if (backup === null) return <p className={styles.line}>&nbsp;</p>
  if (backup.failure) return <p className={styles.failed}>The last backup failed. See Settings.</p>
  if (backup.running) return <p className={styles.line}>Backing up…</p>
  if (backup.last === null) return <p className={styles.line}>Not backed up yet</p>
  const [day, time] = momentOf(backup.last).split(/, (?=[^,]*$)/)
  const when = day === 'Today' || day === 'Yesterday' ? day.toLowerCase() : day
  return (
    <p className={styles.line}>
      Backed up {when} at {time}
    </p>
  )
}
