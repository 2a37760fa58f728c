import { type BrowserWindow, dialog } from 'electron'

/** How long, in milliseconds, the page may take to save before the person is asked whether to wait on. */
const PATIENCE = 8000

const NO_ANSWER =
  'The window does not answer. If you close it now, what you typed last may have to be recovered at the next start.'
const MANY = 'A change of several texts is being written. If you close the window now, some of them stay as they are.'

interface Options {
  /** Resolves when no change of several documents is under way. */
  readonly settled: () => Promise<void>
  /** Tells the page that the window is about to close. */
  readonly tellPage: () => void
  /** Puts away what the main process holds; afterwards nothing may be written. */
  readonly putAway: () => Promise<void>
}

/**
 * Closes the window in good order: the page saves what is open and says so, the main process puts away the rest, the
 * window goes. Nothing that is not saved is dropped without the person's word.
 */
export class Closing {
  private state: 'open' | 'asked' | 'done' = 'open'
  private pageMayHoldText = false
  private pageTold = false
  private unattended = false
  private timer: NodeJS.Timeout | null = null
  /** The question that stands before the person; a newer one takes the place of the last. */
  private question: object | null = null

  constructor(
    private readonly window: BrowserWindow,
    private readonly options: Options,
  ) {
    window.on('close', (event) => {
      if (this.state === 'done') return
      event.preventDefault()
      this.begin()
    })
  }

  /** The system ends the program (a signal, a shutdown): saves as ever, but asks nobody. */
  closeUnattended(): void {
    this.unattended = true
    if (this.question) void this.finish()
    else this.begin()
  }

  /** The page has started and from now on may hold text that is not saved. */
  pageStarted(): void {
    this.pageMayHoldText = true
  }

  /** The page is gone, crashed or about to load anew: there is nobody to wait for. */
  pageGone(): void {
    this.pageMayHoldText = false
    if (this.state === 'asked') void this.finishSettled()
  }

  /** The page has saved everything. */
  pageReady(): void {
    if (this.state === 'asked') void this.finishSettled()
  }

  /** The page could not save everything, for this reason. */
  pageRefused(reason: string): void {
    if (this.state !== 'asked') return
    void this.closeAnyway(reason)
  }

  private begin(): void {
    if (this.state !== 'open') return
    this.state = 'asked'
    this.wait()
    void this.askPage()
  }

  /** The page is told last: what is typed while other changes are written is saved, too. */
  private async askPage(): Promise<void> {
    this.pageTold = false
    await this.options.settled()
    if (this.state !== 'asked') return
    this.pageTold = true
    if (this.pageMayHoldText) this.options.tellPage()
    else await this.finish()
  }

  /** Also what the page began meanwhile is not left half done. */
  private async finishSettled(): Promise<void> {
    await this.options.settled()
    if (this.state === 'asked') await this.finish()
  }

  private wait(): void {
    this.timer = setTimeout(() => void this.outOfPatience(), PATIENCE)
  }

  private async closeAnyway(reason: string): Promise<void> {
    const close = await this.mayClose('Some of your text is not saved', reason, ['Stay', 'Close without saving'])
    if (close) await this.finish()
    else if (close === false) this.state = 'open'
  }

  private async outOfPatience(): Promise<void> {
    const close = await this.mayClose('Postil is still saving', this.pageTold ? NO_ANSWER : MANY, [
      'Keep waiting',
      'Close now',
    ])
    if (close) await this.finish()
    else if (close === false) this.wait()
  }

  /** Asks the person whether to close, and says yes where there is nobody to ask; null when the answer no longer counts. */
  private async mayClose(
    message: string,
    detail: string,
    buttons: [stay: string, close: string],
  ): Promise<boolean | null> {
    this.stopTimer()
    if (this.unattended) return true
    const own = {}
    this.question = own
    const { response } = await dialog.showMessageBox(this.window, {
      type: 'warning',
      message,
      detail,
      buttons,
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    if (this.question !== own || this.state !== 'asked') return null
    this.question = null
    return response === 1
  }

  private async finish(): Promise<void> {
    if (this.state === 'done') return
    this.stopTimer()
    this.state = 'done'
    try {
      await this.options.putAway()
    } finally {
      this.window.destroy()
    }
  }

  private stopTimer(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }
}
