import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, test as base, type ElectronApplication, type Page } from 'playwright/test'

/** A running Postil with its window. `faults` collects what must not happen; a test fails when it is not empty. */
export interface RunningApp {
  readonly app: ElectronApplication
  readonly page: Page
  readonly faults: string[]
}

interface Fixtures {
  /** A folder of this test alone, removed afterwards. */
  readonly folder: string
  /** Where this test's library goes; it does not exist until something makes it. */
  readonly libraryDir: string
  readonly userDataDir: string
  /** Starts the app (again and again, if a test restarts it); whatever still runs at the end is closed. */
  readonly launch: (options?: LaunchOptions) => Promise<RunningApp>
}

export interface LaunchOptions {
  /** The library to open; this test's own by default, null for none named. */
  readonly library?: string | null
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

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
    for (const { app } of running) await app.close().catch(() => {})
    const faults = running.flatMap((one) => one.faults)
    if (faults.length > 0) throw new Error(`The app reported faults:\n${faults.join('\n')}`)
  },
})

export { expect } from 'playwright/test'

async function start(options: LaunchOptions, libraryDir: string, userDataDir: string): Promise<RunningApp> {
  const library = options.library === undefined ? libraryDir : options.library
  const app = await _electron.launch({
    args: [
      '.',
      '--user-data',
      userDataDir,
      ...(library === null ? [] : ['--library', library]),
      ...(options.args ?? []),
    ],
    env: { ...(process.env as Record<string, string>), ...options.env },
  })
  const faults = watchFaults(app)
  const page = await app.firstWindow()
  await page.waitForLoadState('domcontentloaded')
  return { app, page, faults }
}

/** Collects errors of pages and console errors of every window, and faults of the main process. */
function watchFaults(app: ElectronApplication): string[] {
  const faults: string[] = []
  const watch = (page: Page) => {
    page.on('pageerror', (error) => faults.push(`page error: ${error.stack ?? error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(`console error: ${message.text()}`)
    })
  }
  for (const page of app.windows()) watch(page)
  app.on('window', watch)
  app.process().stderr?.on('data', (chunk: Buffer) => {
    const text = chunk.toString()
    if (/Unhandled|Uncaught/i.test(text)) faults.push(`main process: ${text.trim()}`)
  })
  return faults
}
