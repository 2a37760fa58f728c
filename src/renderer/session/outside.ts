import { describeError } from '../../core/error-words'
import type { Input, Reply } from '../../ipc/contract'
import { request } from '../bridge'
import { showToast } from '../ui/toast'

/** What is shown outside the window by the system; where it cannot be, that is said. */

export async function showFile(path: string): Promise<void> {
  tellUnshown(await request('app.showFile', { path }))
}

export async function showAttachment(asset: Input<'sources.showAttachment'>['asset']): Promise<void> {
  tellUnshown(await request('sources.showAttachment', { asset }))
}

export async function openAddress(url: string): Promise<void> {
  tellUnshown(await request('app.openExternal', { url }))
}

function tellUnshown(reply: Reply<'app.showFile'>): void {
  if (!reply.ok && reply.error.kind !== 'cancelled') showToast(`Not shown. ${describeError(reply.error)}`)
}
