import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, test as base, type ElectronApplication, type Page } from 'playwright/test'
import { answerDialogs } from './dialogs'
import { whyStillHere } from './late-quit'

/** A running Postil with its window. */
export interface RunningApp {
  readonly app: ElectronApplication
  readonly process: ChildProcess
  readonly page: Page
  /** What must not happen and did: errors of the page, errors on its console, faults of the main process. */
  readonly faults: string[]
}

export interface LaunchOptions {
  /** The library to open; this test's own by default, null for none named. */
  readonly library?: string | null
  readonly args?: readonly string[]
  /** The program's own memory; this test's own by default. */
  readonly userData?: string
  readonly env?: Readonly<Record<string, string>>
  /** What to start in the place of Electron; it is handed Electron's own arguments. */
  readonly executable?: string
  /** Faults that this test brings about on purpose. */
  readonly tolerate?: readonly RegExp[]
}

interface Fixtures {
  /** A folder of this test alone, removed afterwards. */
  readonly folder: string
  /** Where this test's library goes; it does not exist until something makes it. */
  readonly libraryDir: string
  readonly userDataDir: string
  /**
   * Starts the app, as often as a test asks. At the end what still runs is quit as a person would, and the test fails if
   * it does not quit or reported any fault. System dialogs answer Cancel until a test says otherwise.
   */
  readonly launch: (options?: LaunchOptions) => Promise<RunningApp>
}

const QUIT_LIMIT = 15_000

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern to learn what a fixture needs.
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'postil-e2e-'))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
  libraryDir: async ({ folder }, use) => use(join(folder, 'library')),
  userDataDir: async ({ folder }, use) => use(join(folder, 'user-data')),
  launch: async ({ libraryDir, userDataDir }, use) => {
    const running: RunningApp[] = []
    await use(async (options = {}) => {
      const started = await start(options, libraryDir, userDataDir)
      running.push(started)
      return started
    })
    const faults: string[] = []
    for (const one of running) {
      await quit(one).catch((fault: Error) => faults.push(fault.message))
      faults.push(...one.faults)
    }
    if (faults.length > 0) throw new Error(`The app reported faults:\n${faults.join('\n')}`)
  },
})

export { expect } from 'playwright/test'

/** Quits the app as a person would, by its menu's way, and waits until it is gone. */
export async function quit(running: RunningApp): Promise<void> {
  const { app, process: child } = running
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise<boolean>((resolve) => child.once('exit', () => resolve(true)))
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), QUIT_LIMIT).unref())
  await app.evaluate((electron) => electron.app.quit()).catch(() => {})
  if (await Promise.race([gone, late])) return
  const why = await whyStillHere(running)
  child.kill('SIGKILL')
  throw new Error(`the app did not quit within ${QUIT_LIMIT / 1000} s\n${why}`)
}

async function start(options: LaunchOptions, libraryDir: string, userDataDir: string): Promise<RunningApp> {
  const library = options.library === undefined ? libraryDir : options.library
  const named = library === null ? [] : ['--library', library]
  const app = await _electron.launch({
    ...(options.executable ? { executablePath: options.executable } : {}),
    args: ['.', '--user-data', options.userData ?? userDataDir, ...named, ...(options.args ?? [])],
    // Answers that break the contract are found where they are made.
    env: { ...(process.env as Record<string, string>), POSTIL_CHECK_ANSWERS: '1', ...options.env },
  })
  const faults = watchFaults(app, options.tolerate ?? [])
  await answerDialogs(app, {})
  const page = await app.firstWindow()
  await page.waitForLoadState('domcontentloaded')
  return { app, process: app.process(), page, faults }
}

/** Collects errors of pages and console errors of every window, and faults of the main process. */
function watchFaults(app: ElectronApplication, tolerate: readonly RegExp[]): string[] {
  const faults: string[] = []
  const report = (text: string) => {
    if (!tolerate.some((pattern) => pattern.test(text))) faults.push(text)
  }
  const watch = (page: Page) => {
    page.on('pageerror', (error) => report(`page error: ${error.stack ?? error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error') report(`console error: ${message.text()}`)
    })
  }
  for (const page of app.windows()) watch(page)
  app.on('window', watch)
  app.process().stderr?.on('data', (chunk: Buffer) => {
    const text = chunk.toString()
    if (/Unhandled|Uncaught|answering \S+:/i.test(text)) report(`main process: ${text.trim()}`)
  })
  return faults
}
