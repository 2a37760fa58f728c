import { create } from 'zustand'
import { counted, withCommas } from '../../core/counted'
import { describeError } from '../../core/error-words'
import type { EventPayload, Input } from '../../ipc/contract'
import { listen, request } from '../bridge'
import { showToast } from '../ui/toast'
import { saveEverything } from './holders'
import { showFile } from './outside'

export type PostFormat = NonNullable<Input<'export.posts'>['format']>

/** So many notices are told in words, the others are counted. */
const MOST_TOLD = 3

const TASKS: ReadonlySet<string> = new Set(['export-posts', 'export-markdown', 'export-wxr'])

/** Saves a post and writes it as HTML into a folder the person chooses; says what was written, or why nothing was. */
export function exportPost(id: string): Promise<void> {
  return exportPosts([id], 'html')
}

type Progress = Omit<EventPayload<'task.progress'>, 'task'>

/** How far an export of posts is; null while none is under way. */
export const useExport = create<{ readonly progress: Progress | null }>()(() => ({ progress: null }))

/** How many exports were asked for; one that another has taken the place of has nothing to say any more. */
let asked = 0

/** Saves what is open and writes posts, one file each, into a folder the person chooses. */
export async function exportPosts(ids: readonly string[], format: PostFormat): Promise<void> {
  if (ids.length === 0) return
  asked += 1
  const turn = asked
  const show = (progress: Progress | null) => turn === asked && useExport.setState({ progress })
  show({ done: 0, total: 0, what: '' })
  await saveEverything()
  const unfollow = listen('task.progress', ({ task, ...progress }) => TASKS.has(task) && show(progress))
  const reply = await request('export.posts', { ids: [...ids], format })
  unfollow()
  show(null)
  if (!reply.ok) {
    const stopped = reply.error.kind === 'cancelled'
    showToast(stopped ? 'Stopped. The folder stays as it was.' : `Not exported: ${describeError(reply.error)}`)
    return
  }
  const { dir, files, told } = reply.value
  if (dir === null) return
  const [first] = files
  const exported =
    files.length === 1 ? `Exported ${fileName(first ?? '')}` : `Exported ${counted(files.length, 'file', 'files')}`
  showToast([told.length > 0 ? `${exported}.` : exported, ...inShort(told)].join(' '), {
    label: 'Show the file',
    run: () => void showFile(first ?? dir),
  })
}

export function stopExport(): void {
  void request('task.cancel', { task: 'export-posts' })
}

/** Puts a post on the clipboard, for another program. */
export async function copyPost(id: string | null, as: Input<'export.copy'>['as']): Promise<void> {
  if (id === null) return
  await saveEverything()
  const reply = await request('export.copy', { id, as })
  if (!reply.ok) return showToast(`Not copied: ${describeError(reply.error)}`)
  showToast(as === 'wordpress' ? 'Copied; paste it into the editor’s HTML view' : 'Copied with its format')
}

/** A toast has room for a few sentences. */
function inShort(told: readonly string[]): string[] {
  const more = told.length - MOST_TOLD
  return [...told.slice(0, MOST_TOLD), ...(more > 0 ? [`And ${withCommas(more)} more.`] : [])]
}

function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}
