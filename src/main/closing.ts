import { type BrowserWindow, dialog } from 'electron'

/** How long, in milliseconds, the page may take to save before the person is asked whether to wait on. */
const PATIENCE = 8000

interface Options {
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
  private unattended = false
  private timer: NodeJS.Timeout | null = null

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
    this.begin()
  }

  /** The page has started and from now on may hold text that is not saved. */
  pageStarted(): void {
    this.pageMayHoldText = true
  }

  /** The page is gone, crashed or about to load anew: there is nobody to wait for. */
  pageGone(): void {
    this.pageMayHoldText = false
    if (this.state === 'asked') void this.finish()
  }

  /** The page has saved everything. */
  pageReady(): void {
    if (this.state === 'asked') void this.finish()
  }

  /** The page could not save everything, for this reason. */
  pageRefused(reason: string): void {
    if (this.state !== 'asked') return
    if (this.unattended) void this.finish()
    else void this.askPerson('Some of your text is not saved', reason, ['Stay', 'Close without saving'])
  }

  private begin(): void {
    if (this.state !== 'open') return
    this.state = 'asked'
    if (!this.pageMayHoldText) {
      void this.finish()
      return
    }
    this.options.tellPage()
    this.timer = setTimeout(() => this.outOfPatience(), PATIENCE)
  }

  private outOfPatience(): void {
    if (this.unattended) void this.finish()
    else
      void this.askPerson(
        'Postil is still saving',
        'The window does not answer. If you close it now, what you typed last may have to be recovered at the next start.',
        ['Keep waiting', 'Close now'],
      )
  }

  private async askPerson(message: string, detail: string, buttons: [stay: string, close: string]): Promise<void> {
    this.stopTimer()
    const { response } = await dialog.showMessageBox(this.window, {
      type: 'warning',
      message,
      detail,
      buttons,
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    })
    if (this.state !== 'asked') return
    if (response === 1) await this.finish()
    else this.state = 'open'
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
