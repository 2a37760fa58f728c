import { describeError } from '../../core/error-words'
import { request } from '../bridge'
import { showToast } from '../ui/toast'
import { saveEverything } from './holders'
import { useKeeping } from './keeping'
import { openLibrary } from './library'
import { showFile } from './outside'

/** Makes today's backup again, with what is on screen saved first. */
export async function backUpNow(): Promise<void> {
  await saveEverything()
  const reply = await request('backup.now', {})
  if (!reply.ok) {
    await settle()
    showToast(
      reply.error.kind === 'cancelled' ? 'Stopped: not backed up' : `Not backed up. ${describeError(reply.error)}`,
    )
    return
  }
  useKeeping.setState({ backup: reply.value, progress: null })
  if (reply.value.failure === null) showToast('Backed up, and read again to be sure')
}

/** Writes a backup into a file the person chooses. */
export async function saveBackupAs(): Promise<void> {
  await saveEverything()
  const reply = await request('backup.saveAs', {})
  await settle()
  if (!reply.ok) {
    if (reply.error.kind !== 'cancelled') showToast(`Not backed up. ${describeError(reply.error)}`)
    return
  }
  const { file } = reply.value
  if (file !== null)
    showToast('Backed up, and read again to be sure', {
      label: 'Show the file',
      run: () => void showFile(file),
    })
}

/** Unpacks a backup the person chooses into a folder they choose, and opens it. */
export async function restoreBackup(): Promise<void> {
  const reply = await request('backup.restore', {})
  await settle()
  if (!reply.ok) {
    if (reply.error.kind !== 'cancelled') showToast(`Not restored. ${describeError(reply.error)}`)
    return
  }
  if (reply.value) await openLibrary(reply.value.dir)
}

async function settle(): Promise<void> {
  const status = await request('backup.status', {})
  useKeeping.setState({ progress: null, ...(status.ok ? { backup: status.value } : {}) })
}
