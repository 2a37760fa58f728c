import { create } from 'zustand'
import { withCommas } from '../../../core/counted'
import { describeError } from '../../../core/error-words'
import type { Output } from '../../../ipc/contract'
import { request } from '../../bridge'
import { loadSources } from '../../session/sources'
import { showToast } from '../../ui/toast'

export type ImportPlan = NonNullable<Output<'sources.chooseImport'>>

interface ImportState {
  /** What the chosen file would bring, until it is answered. */
  readonly plan: ImportPlan | null
  readonly running: boolean
}

export const useImport = create<ImportState>()(() => ({ plan: null, running: false }))

/** Asks for a bibliography and shows what it would bring. */
export async function chooseImport(): Promise<void> {
  const reply = await request('sources.chooseImport', {})
  if (!reply.ok) showToast(`Not imported: ${describeError(reply.error)}`)
  else if (reply.value) useImport.setState({ plan: reply.value })
}

/** Brings in what the dialog told. */
export async function runImport(plan: ImportPlan): Promise<void> {
  useImport.setState({ running: true })
  const reply = await request('sources.import', { plan: plan.plan })
  useImport.setState({ plan: null, running: false })
  await loadSources()
  if (reply.ok) showToast(reply.value === 1 ? '1 source added' : `${withCommas(reply.value)} sources added`)
  else showToast(`Not everything was imported: ${describeError(reply.error)}`)
}

export function closeImport(): void {
  useImport.setState({ plan: null })
}
