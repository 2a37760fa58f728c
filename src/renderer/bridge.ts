import type { Channel, EventName, EventPayload, Input, PostilBridge, Reply } from '../ipc/contract'

declare global {
  interface Window {
    readonly postil: PostilBridge
  }
}

/** Asks the main process. Never rejects: a bridge that fails (the main process is gone) answers `internal`. */
export async function request<C extends Channel>(channel: C, input: Input<C>): Promise<Reply<C>> {
  try {
    return JSON.parse(await window.postil.request(channel, input)) as Reply<C>
  } catch (fault) {
    const detail = fault instanceof Error ? fault.message : String(fault)
    return { ok: false, error: { kind: 'internal', detail } }
  }
}

/** Listens to an event of the main process; answers the function that stops listening. */
export function listen<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void {
  return window.postil.on(event, listener)
}
