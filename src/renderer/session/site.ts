import { create } from 'zustand'
import { withCommas } from '../../core/counted'
import type { AppError } from '../../core/error'
import { describeError } from '../../core/error-words'
import type { SiteReport } from '../../ipc/shapes'
import { listen, request } from '../bridge'
import { showToast } from '../ui/toast'
import { askLibrary } from './ask'
import { saveEverything } from './holders'

/** What the Site screen shows of an export: where to, what it would do, and how far it is. */
export interface SiteState {
  readonly folder: string | null
  readonly phase: 'idle' | 'comparing' | 'writing'
  /** What the export would do, or did; null before the first comparison. */
  readonly report: SiteReport | null
  readonly progress: { readonly done: number; readonly total: number; readonly what: string } | null
  readonly failure: AppError | null
}

const initial: SiteState = { folder: null, phase: 'idle', report: null, progress: null, failure: null }

export const useSite = create<SiteState>()(() => initial)

/** How many comparisons were asked for; one that another has taken the place of has nothing to say any more. */
let asked = 0

/** Puts the screen back, as for another library. */
export function forgetSite(): void {
  asked += 1
  useSite.setState(initial, true)
}

/** Follows the progress of an export; answers the function that stops following. */
export function watchSite(): () => void {
  return listen('task.progress', ({ task, ...progress }) => {
    if (task === 'export-site' && useSite.getState().phase === 'writing') useSite.setState({ progress })
  })
}

/** Shows what stands between the library and the folder of its last export. */
export async function lookAtSite(): Promise<void> {
  if (useSite.getState().phase !== 'idle') return
  const reply = await askLibrary('export.siteFolder', {})
  if (!reply?.ok) return
  useSite.setState({ folder: reply.value.dir })
  if (reply.value.dir !== null) await compareSite()
}

/** Lets the person choose another folder and compares the library with it. */
export async function chooseSiteFolder(): Promise<void> {
  const reply = await request('export.chooseSiteFolder', {})
  if (!reply.ok || reply.value.dir === null) return
  useSite.setState({ folder: reply.value.dir, report: null, failure: null })
  await compareSite()
}

/** Asks what an export would write, change and remove. */
export async function compareSite(): Promise<void> {
  const { folder } = useSite.getState()
  if (folder === null) return
  asked += 1
  const turn = asked
  useSite.setState({ phase: 'comparing', failure: null })
  await saveEverything()
  const reply = await request('export.planSite', { dir: folder })
  if (turn !== asked) return
  useSite.setState(reply.ok ? { phase: 'idle', report: reply.value } : { phase: 'idle', failure: reply.error })
}

/** Writes the site. The folder changes at the very end, all at once. */
export async function exportSite(): Promise<void> {
  const { folder } = useSite.getState()
  if (folder === null) return
  useSite.setState({ phase: 'writing', progress: null, failure: null })
  await saveEverything()
  const reply = await askLibrary('export.site', { dir: folder })
  if (reply === null) return
  if (reply.ok) {
    useSite.setState({ phase: 'idle', progress: null, report: { ...reply.value, changes: [] } })
    const { changes } = reply.value
    showToast(
      changes.length === 0
        ? 'Nothing has changed since the last export.'
        : `${withCommas(changes.length)} ${changes.length === 1 ? 'page' : 'pages'} exported`,
      { label: 'Open the site', run: () => void openSite() },
    )
    await compareSite()
    return
  }
  useSite.setState({ phase: 'idle', progress: null })
  if (reply.error.kind === 'cancelled') showToast('Stopped. The folder stays as it was.')
  else useSite.setState({ failure: reply.error })
}

export async function stopSite(): Promise<void> {
  await request('task.cancel', { task: 'export-site' })
}

/** Shows the exported site in the person's browser. */
export async function openSite(): Promise<void> {
  const { folder } = useSite.getState()
  if (folder === null) return
  const reply = await request('export.openSite', { dir: folder })
  if (!reply.ok) showToast(`Not opened: ${describeError(reply.error)}`)
}
