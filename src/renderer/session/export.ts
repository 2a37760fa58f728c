import { describeError } from '../../core/error'
import { request } from '../bridge'
import { showToast } from '../ui/toast'
import { savePost } from './saving'

/** Saves a post and writes it as HTML into a folder the person chooses; says what was written, or why nothing was. */
export async function exportPost(id: string): Promise<void> {
  await savePost(id)
  const reply = await request('export.posts', { ids: [id] })
  if (!reply.ok) {
    if (reply.error.kind !== 'cancelled') showToast(`Not exported: ${describeError(reply.error)}`)
    return
  }
  const { dir, files } = reply.value
  if (dir === null) return
  const [first] = files
  showToast(files.length === 1 ? `Exported ${fileName(first ?? '')}` : `Exported ${files.length} files`, {
    label: 'Show the file',
    run: () => void request('app.showFile', { path: first ?? dir }),
  })
}

function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}
