import type { Page } from 'playwright/test'
import type { Channel, Input, Reply } from '../src/ipc/contract'

/** Asks the main process through the page's own bridge, as the window does. */
export async function request<C extends Channel>(page: Page, channel: C, input: Input<C>): Promise<Reply<C>> {
  const answer = await page.evaluate(
    ([name, value]) => {
      const { postil } = globalThis as unknown as {
        postil: { request(channel: string, input: unknown): Promise<string> }
      }
      return postil.request(name as string, value)
    },
    [channel, input] as const,
  )
  return JSON.parse(answer)
}
