import type { WebContents } from 'electron'
import type { EventName, EventPayload } from '../ipc/contract'

/**
 * What the page is told without having asked. The library opens while the page loads, so what happens before the page
 * listens waits for it; a page that is gone takes with it what it was not told, since the next one asks for everything.
 */
export class PageEvents {
  private listening = false
  private waiting: (() => void)[] = []

  constructor(private readonly contents: Pick<WebContents, 'send' | 'isDestroyed'>) {}

  tell<E extends EventName>(event: E, payload: EventPayload<E>): void {
    const send = () => {
      if (!this.contents.isDestroyed()) this.contents.send(`postil/${event}`, payload)
    }
    if (this.listening) send()
    else this.waiting.push(send)
  }

  /** The page listens from now on. */
  pageStarted(): void {
    this.listening = true
    for (const send of this.waiting.splice(0)) send()
  }

  pageGone(): void {
    this.listening = false
    this.waiting = []
  }
}
