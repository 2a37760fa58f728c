import type { ElectronApplication } from 'playwright/test'
import type { Channel } from '../src/ipc/contract'

/** The requests of one channel, kept from the main process until they are let go. */
export interface HeldRequests {
  /** How many have come so far. */
  count(): Promise<number>
  /** Has them answered, and all that come later at once. */
  letGo(): Promise<void>
}

type Handler = (...words: unknown[]) => unknown

/** Lets what the window asks on a channel from now on wait, as it does when the disk is slow. */
export async function holdRequests(app: ElectronApplication, channel: Channel): Promise<HeldRequests> {
  const held = await app.evaluateHandle(({ ipcMain }, name) => {
    const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, Handler> })._invokeHandlers
    const answer = handlers.get(name) as Handler
    const state = { count: 0, letGo: () => {} }
    const free = new Promise<void>((resolve) => {
      state.letGo = resolve
    })
    handlers.set(name, async (...words) => {
      state.count += 1
      await free
      return answer(...words)
    })
    return state
  }, `postil/${channel}`)
  return {
    count: () => held.evaluate((state) => state.count),
    letGo: () => held.evaluate((state) => state.letGo()),
  }
}
