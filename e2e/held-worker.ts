import type { Page } from 'playwright/test'

/** What the page asks its worker, kept until it is let go. */
export interface HeldWorker {
  letGo(): Promise<void>
}

/** Lets what the page asks its worker from now on wait, as it does when a long text is read. */
export async function holdWorker(page: Page): Promise<HeldWorker> {
  const letGo = await page.evaluateHandle(() => {
    const { postMessage } = Worker.prototype
    const waiting: (() => void)[] = []
    Worker.prototype.postMessage = function (this: Worker, message: unknown) {
      waiting.push(() => postMessage.call(this, message))
    }
    return () => {
      Worker.prototype.postMessage = postMessage
      for (const send of waiting) send()
    }
  })
  return { letGo: () => letGo.evaluate((run) => run()) }
}
