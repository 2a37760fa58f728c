import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TaskThread } from '../src/main/workers/task-thread'
import { generateLibrary } from './material/generated-library'
import { measureProcess, type ProcessRun } from './material/measured-process'
import { MAKERS, missing, type SiteMaker, writeMarkdown } from './material/site-makers'
import { type BenchRow, type Stats, stats } from './report'

/** Sizes of the blog; `POSTIL_BENCH_POSTS=10,2000` takes others. */
const SIZES = (process.env.POSTIL_BENCH_POSTS ?? '10,2000,10000').split(',').map(Number)
/** From here on the start of the program no longer counts. */
const LARGE = 1_000
const COMMAND_LINE = join(process.cwd(), 'bin', 'postil.mjs')
const TASK_WORKER = join(process.cwd(), 'out', 'main', 'task-worker.cjs')

/**
 * The whole blog as a site, full and again after one edit: by the command line, each time a whole process from start to
 * end, and as the window has it done, by a thread that stays. And hugo and eleventy, where they are installed, on the same
 * posts as Markdown files.
 */
export async function run(progress: (what: string) => void): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'postil-bench-export-'))
  try {
    const rows: BenchRow[] = []
    let before: Measured | null = null
    for (const size of SIZES) {
      const measured = await measure(folder, size, progress)
      rows.push(...(await rowsOf(measured, before)))
      for (const maker of MAKERS) rows.push(...(await compare(measured, maker, progress)))
      if (size >= LARGE) before = measured
    }
    return rows
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Measured {
  readonly size: number
  readonly library: string
  readonly folder: string
  readonly full: readonly ProcessRun[]
  readonly again: readonly ProcessRun[]
  readonly byThread: { readonly full: readonly number[]; readonly again: readonly number[] }
}

async function measure(folder: string, size: number, progress: (what: string) => void): Promise<Measured> {
  const library = join(folder, String(size))
  progress(`writing ${size} posts`)
  await generateLibrary(library, size)
  const full: ProcessRun[] = []
  const again: ProcessRun[] = []
  const out = join(folder, `site-${size}`)
  for (let run = 0; run < runsFor(size); run += 1) {
    progress(`exporting ${size} posts, run ${run + 1}`)
    await rm(out, { recursive: true, force: true })
    await rm(join(library, '.postil'), { recursive: true, force: true })
    full.push(await exported(library, out))
  }
  for (let run = 0; run < 5; run += 1) {
    progress(`exporting ${size} posts after one edit, run ${run + 1}`)
    await edit(library, run)
    again.push(await exported(library, out))
  }
  progress(`exporting ${size} posts by a thread`)
  return { size, library, folder, full, again, byThread: await exportedByThread(library, out, runsFor(size)) }
}

/** By one thread from first to last, which is new at the first full export (ms). */
async function exportedByThread(library: string, out: string, runs: number): Promise<Measured['byThread']> {
  const thread = new TaskThread(TASK_WORKER)
  const input = { dir: library, out, resources: join(process.cwd(), 'resources'), dryRun: false }
  const exported = async () => {
    const start = performance.now()
    const options = { onProgress: () => undefined, signal: new AbortController().signal }
    const report = await thread.run('export-site', input, options)
    if (!report.ok) throw new Error(JSON.stringify(report.error))
    return performance.now() - start
  }
  const full: number[] = []
  for (let run = 0; run < runs; run += 1) {
    await rm(out, { recursive: true, force: true })
    await rm(join(library, '.postil'), { recursive: true, force: true })
    full.push(await exported())
  }
  const again: number[] = []
  for (let run = 0; run < 5; run += 1) {
    await edit(library, run)
    again.push(await exported())
  }
  await thread.terminate()
  return { full, again }
}

/** The largest takes a minute each time. */
function runsFor(size: number): number {
  return size > 5_000 ? 1 : 3
}

function exported(library: string, out: string): Promise<ProcessRun> {
  return measureProcess(process.execPath, [COMMAND_LINE, 'export', library, '--out', out, '--format', 'site'], library)
}

async function edit(library: string, run: number): Promise<void> {
  const file = join(library, 'posts', 'post-00007.json')
  const post = JSON.parse(await readFile(file, 'utf8'))
  await writeFile(file, JSON.stringify({ ...post, revision: post.revision + 1, body: `${post.body}\nEdit ${run}.\n` }))
}

function rowsOf({ size, full, again, byThread }: Measured, before: Measured | null): BenchRow[] {
  const what = 'full export of the site, whole process'
  const name = `${size.toLocaleString('en')} posts`
  const perPost = (runs: readonly ProcessRun[], posts: number) =>
    stats(
      runs.map(({ ms }) => ms / posts),
      'ms a post',
    )
  const growth: BenchRow = {
    what,
    size: name,
    subject: perPost(full, size),
    against: {
      what: before === null ? 'itself' : `each of ${before.size.toLocaleString('en')} posts`,
      stats: before === null ? perPost(full, size) : perPost(before.full, before.size),
    },
    by: 'min',
    ...(before === null ? {} : { aim: 1.2 }),
    note: `${(timesOf(full).min / 1000).toFixed(1)} s, ${memory(full)}`,
  }
  return [
    growth,
    {
      what: 'export again after one edit, by the thread that the window has it done by',
      size: name,
      subject: stats(byThread.again),
      against: { what: 'the full export there', stats: stats(byThread.full) },
      by: 'median',
      ...(size >= LARGE ? { aim: 0.05 } : {}),
    },
    {
      what: 'export again after one edit, whole process of the command line',
      size: name,
      subject: timesOf(again),
      against: { what: 'the full export', stats: timesOf(full) },
      by: 'median',
      note: memory(again),
    },
  ]
}

async function compare(measured: Measured, maker: SiteMaker, progress: (what: string) => void): Promise<BenchRow[]> {
  if (missing(maker)) {
    console.log(`not compared with ${maker.name} on ${measured.size} posts: it is not installed`)
    return []
  }
  const site = join(measured.folder, `${maker.name}-${measured.size}`)
  await writeMarkdown(measured.library, join(site, 'content'))
  const note = await maker.prepare(site)
  const runs: ProcessRun[] = []
  for (let run = 0; run < runsFor(measured.size); run += 1) {
    progress(`${maker.name}, ${measured.size} posts, run ${run + 1}`)
    await rm(join(site, 'public'), { recursive: true, force: true })
    runs.push(await measureProcess(maker.command, maker.args, site))
  }
  return [
    {
      what: 'full export of the site, whole process',
      size: `${measured.size.toLocaleString('en')} posts`,
      subject: timesOf(measured.full),
      against: { what: `${maker.name}${note}`, stats: timesOf(runs) },
      by: 'min',
      ...(measured.size === 2_000 ? { aim: maker.aim } : {}),
      note: `${memory(measured.full)} against ${memory(runs)}`,
    },
  ]
}

function timesOf(runs: readonly ProcessRun[]): Stats {
  return stats(runs.map(({ ms }) => ms))
}

function memory(runs: readonly ProcessRun[]): string {
  const peaks = runs.flatMap(({ peak }) => (peak === null ? [] : [peak]))
  return peaks.length === 0 ? 'memory not told by this system' : `memory ${Math.max(...peaks)} MB`
}
