import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright/test'
import { request } from '../e2e/bridge'
import { generateLibrary } from './material/generated-library'
import { type BenchRow, type Stats, stats } from './report'

/** A large library in the app itself: the frames of its list while it is scrolled, and the memory of the whole program. */

const SIZES = [10, 2_000, 10_000] as const
/** How far the wheel turns in one step, how often, and how long a step lasts (px, ms). */
const STEP = 900
const STEPS = 80
const REST = 30

interface Measured {
  readonly frames: Stats
  /** Of all processes together, and of the main one (MB). */
  readonly memory: number
  readonly main: number
}

export async function run(progress: (what: string) => void): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'postil-bench-library-'))
  try {
    const measured: Measured[] = []
    for (const posts of SIZES) {
      progress(`writing ${posts} posts`)
      const library = join(folder, String(posts))
      await generateLibrary(library, posts)
      // The first opening builds the index, as a person's first one does.
      progress(`opening ${posts} posts`)
      measured.push(await measure(library, join(folder, 'user')))
    }
    const [small, middle, large] = measured as [Measured, Measured, Measured]
    const size = '10,000 posts'
    return [
      {
        what: 'frames while the list is scrolled',
        size,
        subject: large.frames,
        against: { what: 'the same with 2,000 posts', stats: middle.frames },
        by: 'p95',
        note: `longest ${longest(large.frames)} ms, at 2,000 posts ${longest(middle.frames)} ms; aim of D14: none over 100 ms`,
      },
      {
        what: 'memory of the whole program, everything indexed',
        size,
        subject: stats([large.memory], 'MB'),
        against: { what: 'the same with 10 posts', stats: stats([small.memory], 'MB') },
        by: 'median',
        note: `the main process ${large.main.toFixed(0)} MB; aim of D14: at most 600 MB`,
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(library: string, userData: string): Promise<Measured> {
  const app = await _electron.launch({ args: ['.', '--user-data', userData, '--library', library] })
  try {
    const page = await app.firstWindow()
    const list = page.getByRole('list', { name: 'Posts' })
    await list.getByRole('listitem').first().waitFor({ timeout: 60_000 })
    await indexed(page)
    const frames = await scroll(page)
    return { frames, ...(await memoryOf(app)) }
  } finally {
    await app.close().catch(() => {})
  }
}

async function indexed(page: Page): Promise<void> {
  for (;;) {
    const answer = await request(page, 'library.search', { query: 'tion', limit: 1 })
    if (answer.ok && answer.value.complete) return
    await page.waitForTimeout(500)
  }
}

/** Turns the wheel over the list and answers how far apart its frames were. */
async function scroll(page: Page): Promise<Stats> {
  const box = await page.getByRole('list', { name: 'Posts' }).boundingBox()
  if (!box) throw new Error('the list of posts is not on screen')
  await page.mouse.move(box.x + box.width / 2, Math.max(box.y, 0) + 300)
  await page.evaluate(() => {
    const gaps: number[] = []
    Object.assign(window, { benchGaps: gaps })
    let last = performance.now()
    const frame = (now: number) => {
      gaps.push(now - last)
      last = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
  for (let step = 0; step < STEPS; step += 1) {
    await page.mouse.wheel(0, step < STEPS * 0.75 ? STEP : -STEP * 3)
    await page.waitForTimeout(REST)
  }
  return stats(await page.evaluate(() => (window as unknown as { benchGaps: number[] }).benchGaps.slice(1)))
}

async function memoryOf(app: ElectronApplication): Promise<{ memory: number; main: number }> {
  const kilobytes = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().map(({ type, memory }) => ({ type, size: memory.workingSetSize })),
  )
  const megabytes = (sum: number) => sum / 1024
  return {
    memory: megabytes(kilobytes.reduce((sum, { size }) => sum + size, 0)),
    main: megabytes(kilobytes.find(({ type }) => type === 'Browser')?.size ?? 0),
  }
}

function longest({ max }: Stats): string {
  return max.toFixed(0)
}
