import { mkdtemp, readFile, rm } from 'node:fs/promises'
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

interface Memory {
  /** Of all processes together, what they share counted once, where the system tells (MB). */
  readonly shared: number
  /** Of all processes added up, and of the main one. */
  readonly sum: number
  readonly main: number
}

interface Measured {
  readonly frames: Stats
  readonly first: Memory
  readonly later: Memory
}

export async function run(progress: (what: string) => void): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'postil-bench-library-'))
  try {
    const measured: Measured[] = []
    for (const posts of SIZES) {
      progress(`writing ${posts} posts`)
      const library = join(folder, String(posts))
      await generateLibrary(library, posts)
      progress(`opening ${posts} posts`)
      const user = join(folder, 'user')
      // The first opening reads every file and builds both indexes; the later ones are a person's every day.
      const first = await measure(library, user)
      const later = await measure(library, user)
      measured.push({ frames: later.frames, first: first.memory, later: later.memory })
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
        subject: stats([large.later.shared], 'MB'),
        against: { what: 'the same with 10 posts', stats: stats([small.later.shared], 'MB') },
        by: 'median',
        note: `${words(large.later)}; after the opening that built the indexes ${words(large.first)}; aim of D14: at most 600 MB`,
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(library: string, userData: string): Promise<{ frames: Stats; memory: Memory }> {
  const app = await _electron.launch({ args: ['.', '--user-data', userData, '--library', library] })
  try {
    const page = await app.firstWindow()
    const list = page.getByRole('list', { name: 'Posts' })
    await list.getByRole('listitem').first().waitFor({ timeout: 60_000 })
    await indexed(page)
    const frames = await scroll(page)
    return { frames, memory: await memoryOf(app) }
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

async function memoryOf(app: ElectronApplication): Promise<Memory> {
  const processes = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().map(({ pid, type, memory }) => ({ pid, type, size: memory.workingSetSize })),
  )
  const shares = await Promise.all(processes.map(async ({ pid, size }) => (await shareOf(pid)) ?? size))
  const megabytes = (kilobytes: readonly number[]) => kilobytes.reduce((sum, one) => sum + one, 0) / 1024
  return {
    shared: megabytes(shares),
    sum: megabytes(processes.map(({ size }) => size)),
    main: megabytes(processes.flatMap(({ type, size }) => (type === 'Browser' ? [size] : []))),
  }
}

/** The kilobytes of a process, pages that it shares divided among those who share them; null where Linux does not tell. */
async function shareOf(pid: number): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  const found = /^Pss:\s+(\d+) kB/m.exec(text)?.[1]
  return found === undefined ? null : Number(found)
}

function words({ shared, sum, main }: Memory): string {
  return `${shared.toFixed(0)} MB (${sum.toFixed(0)} MB with shared pages counted in each process, ${main.toFixed(0)} MB of it the main one)`
}

function longest({ max }: Stats): string {
  return max.toFixed(0)
}
