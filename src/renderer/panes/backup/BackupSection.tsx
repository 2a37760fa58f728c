import { Button, Progress } from '@mantine/core'
import { describeError } from '../../../core/error-words'
import { request } from '../../bridge'
import { backUpNow, restoreBackup, saveBackupAs } from '../../session/backup'
import { useKeeping } from '../../session/keeping'
import { useSession } from '../../session/session'
import { momentOf } from '../../ui/dates'
import styles from './Keeping.module.css'

/** The backups: when the last was made and where they lie, making one, bringing one back. */
export function BackupSection() {
  const backup = useKeeping((state) => state.backup)
  const progress = useKeeping((state) => state.progress)
  const readOnly = useSession((state) => state.readOnly !== null)
  if (backup === null) return null
  const busy = backup.running || progress !== null
  return (
    <section className={styles.section} aria-label="Backup">
      <h2>Backup</h2>
      <p className="mid">
        {backup.last === null ? 'Not backed up yet.' : `Last backed up: ${momentOf(backup.last)}.`} Postil makes one
        backup a day while it is open, and keeps those of the last seven days and of four weeks, outside the library’s
        folder.
      </p>
      <p className="small dim">{backup.folder}</p>
      {backup.failure && (
        <p className={styles.bad} role="alert">
          The last backup failed. {describeError(backup.failure)}
        </p>
      )}
      <div className={styles.buttons}>
        <Button disabled={busy || readOnly} onClick={() => void backUpNow()}>
          Back up now
        </Button>
        <Button disabled={busy} onClick={() => void saveBackupAs()}>
          Back up to a file…
        </Button>
        <Button disabled={busy} onClick={() => void restoreBackup()}>
          Restore a backup…
        </Button>
        {busy && <Working />}
      </div>
    </section>
  )
}

/** Beside the buttons, so that nothing moves when a backup begins by itself. */
function Working() {
  const progress = useKeeping((state) => state.progress)
  const task = progress?.task ?? 'backup'
  const share = progress && progress.total > 0 ? (100 * progress.done) / progress.total : 0
  return (
    <>
      <Progress
        value={share}
        size="sm"
        style={{ flex: 1 }}
        aria-label={task === 'restore' ? 'Restoring' : 'Backing up'}
      />
      <Button size="xs" variant="subtle" onClick={() => void request('task.cancel', { task })}>
        Stop
      </Button>
    </>
  )
}
