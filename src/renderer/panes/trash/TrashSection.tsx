import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { AppError } from '../../../core/error'
import { describeError } from '../../../core/error-words'
import type { TrashEntry } from '../../../ipc/shapes'
import { request } from '../../bridge'
import { useSession } from '../../session/session'
import { restoreEntry, titleOf } from '../../session/trash'
import { Dialog } from '../../ui/Dialog'
import { momentOf } from '../../ui/dates'
import { showToast } from '../../ui/toast'
import styles from '../backup/Keeping.module.css'

const KINDS: Readonly<Record<TrashEntry['kind'], string>> = {
  post: 'Post',
  source: 'Source',
  file: 'File that was set aside',
}

/** What was deleted, and the way back. Emptying is the one thing here that cannot be taken back, so it asks. */
export function TrashSection() {
  const [entries, setEntries] = useState<readonly TrashEntry[]>([])
  const [failure, setFailure] = useState<AppError | null>(null)
  const [asking, setAsking] = useState<TrashEntry | 'all' | null>(null)
  const readOnly = useSession((state) => state.readOnly !== null)
  const load = async () => {
    const reply = await request('trash.list', {})
    setFailure(reply.ok ? null : reply.error)
    if (reply.ok) setEntries(reply.value)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once, and after each deed.
  useEffect(() => void load(), [])
  const remove = async (which: TrashEntry | 'all') => {
    setAsking(null)
    const reply = await request('trash.empty', which === 'all' ? {} : { names: [which.name] })
    if (!reply.ok) showToast(describeError(reply.error))
    await load()
  }
  return (
    <section className={styles.section} aria-label="Trash">
      <h2 data-focus="trash" tabIndex={-1}>
        Trash
      </h2>
      {failure ? (
        <p className={styles.bad} role="alert">
          The trash could not be read. {describeError(failure)}
        </p>
      ) : (
        <p className="mid">
          {entries.length === 0
            ? 'The trash is empty. Deleted posts and sources wait here, with all that belongs to them.'
            : 'Deleted posts and sources, with all that belongs to them. Comments have a trash of their own, in their queue.'}
        </p>
      )}
      {entries.length > 0 && (
        <ul className={styles.rows} aria-label="Trash">
          {entries.map((entry) => (
            <li key={entry.name} className={styles.row}>
              <div>
                {titleOf(entry)}
                <div className="small dim">
                  {KINDS[entry.kind]}, {momentOf(entry.at)}
                </div>
              </div>
              <Button size="xs" disabled={readOnly} onClick={() => void restoreEntry(entry.name).then(load)}>
                Restore
              </Button>
              <Button size="xs" variant="subtle" disabled={readOnly} onClick={() => setAsking(entry)}>
                Delete…
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.buttons}>
        <Button disabled={readOnly || entries.length === 0} onClick={() => setAsking('all')}>
          Empty trash…
        </Button>
      </div>
      {asking !== null && (
        <Dialog
          title={
            asking === 'all'
              ? `Delete ${entries.length === 1 ? 'it' : `all ${entries.length}`} for good?`
              : 'Delete this for good?'
          }
          onClose={() => setAsking(null)}
          actions={
            <>
              <Button data-autofocus onClick={() => setAsking(null)}>
                Keep
              </Button>
              <Button variant="filled" onClick={() => void remove(asking)}>
                Delete for good
              </Button>
            </>
          }
        >
          <p className="mid">What is deleted leaves the library and cannot be restored, except from a backup.</p>
        </Dialog>
      )}
    </section>
  )
}
