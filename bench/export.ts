import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LibraryStore, openLibrary } from '../src/store/library-store'
import { exportSite } from '../src/tasks/site/export-site'
import { generateLibrary } from './material/generated-library'
import { type BenchRow, type Stats, stats } from './report'

/** Sizes of the blog; `POSTIL_BENCH_POSTS=10,2000` takes others. */
const SIZES = (process.env.POSTIL_BENCH_POSTS ?? '10,2000,10000').split(',').map(Number)
const RESOURCES = join(process.cwd(), 'resources')
/** What hugo and eleventy are measured on. */
const COMPARED = 2_000

/**
 * The whole blog as a site: full, and again after one edit, at three sizes; and against hugo and eleventy, where they are
 * installed, on the same posts as Markdown files.
 */
export async function run(progress: (what: string) => void): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'postil-bench-export-'))
  try {
    const rows: BenchRow[] = []
    let smallest: { readonly size: number; readonly stats: Stats } | null = null
    for (const size of SIZES) {
      progress(`writing ${size} posts`)
      const dir = join(folder, String(size))
      await generateLibrary(dir, size)
      const store = await open(dir)
      progress(`exporting ${size} posts`)
      const full = await timed(() => exported(store, join(folder, `site-${size}`)))
      const peak = Math.round(process.memoryUsage.rss() / 2 ** 20)
      progress(`exporting ${size} posts after one edit`)
      const again = await editAndExport(store, join(folder, `site-${size}`))
      await store.close()
      const name = `${size.toLocaleString('en')} posts`
      const perPost = stats([full.min / size], 'ms a post')
      smallest ??= { size, stats: perPost }
      rows.push({
        what: 'full export of the site',
        size: name,
        subject: perPost,
        against: { what: `each of ${smallest.size} posts`, stats: smallest.stats },
        by: 'min',
        aim: 1.2,
        note: `${(full.min / 1000).toFixed(1)} s, memory ${peak} MB`,
      })
      rows.push({
        what: 'export again after one edit',
        size: name,
        subject: again,
        against: { what: 'the full export', stats: full },
        by: 'median',
        ...(size >= 1000 ? { aim: 0.05 } : {}),
      })
      if (size === COMPARED) rows.push(...(await compare(folder, dir, full, progress)))
    }
    return rows
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function open(dir: string): Promise<LibraryStore> {
  const opened = await openLibrary(dir)
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  return opened.value
}

async function exported(store: LibraryStore, out: string): Promise<void> {
  const done = await exportSite(store, { out, resources: RESOURCES })
  if (!done.ok) throw new Error(JSON.stringify(done.error))
}

async function timed(work: () => Promise<void>): Promise<Stats> {
  const start = performance.now()
  await work()
  return stats([performance.now() - start])
}

async function editAndExport(store: LibraryStore, out: string): Promise<Stats> {
  const samples: number[] = []
  for (let run = 0; run < 3; run += 1) {
    const [summary] = store.posts.list().slice(7)
    const post = await store.posts.open(summary?.id ?? '')
    if (!post.ok) throw new Error(JSON.stringify(post.error))
    const changes = { body: `${post.value.body}\n\nEdit ${run}.\n` }
    const saved = await store.posts.save({ id: post.value.id, basedOn: post.value.revision, changes })
    if (!saved.ok) throw new Error(JSON.stringify(saved.error))
    samples.push((await timed(() => exported(store, out))).min)
  }
  return stats(samples)
}

/** Other makers of sites on the same posts; each runs as a whole process, as its users start it. */
async function compare(
  folder: string,
  dir: string,
  ours: Stats,
  progress: (what: string) => void,
): Promise<BenchRow[]> {
  const rows: BenchRow[] = []
  const content = join(folder, 'markdown', 'content')
  await mkdir(content, { recursive: true })
  for (const name of await readdir(join(dir, 'posts'))) {
    const { title, date, slug, body } = JSON.parse(await readFile(join(dir, 'posts', name), 'utf8'))
    const head = `---\ntitle: ${JSON.stringify(title)}\ndate: ${date}\nslug: ${slug}\n---\n\n`
    await writeFile(join(content, name.replace('.json', '.md')), head + body)
  }
  const makers = [
    { name: 'hugo', aim: 2.5, prepare: hugoFiles, command: ['hugo', '--quiet'] },
    { name: 'eleventy', aim: 1, prepare: async () => undefined, command: ['eleventy', '--input=content', '--quiet'] },
  ]
  for (const { name, aim, prepare, command } of makers) {
    progress(`looking for ${name}`)
    await prepare(join(folder, 'markdown'))
    const [program = '', ...args] = command
    if (spawnSync(program, ['--version']).status !== 0) continue
    const start = performance.now()
    const made = spawnSync(program, args, { cwd: join(folder, 'markdown') })
    if (made.status !== 0) continue
    const theirs = stats([performance.now() - start])
    rows.push({
      what: 'full export of the site',
      size: `${COMPARED} posts`,
      subject: ours,
      against: { what: name, stats: theirs },
      by: 'min',
      aim,
    })
  }
  if (rows.length === 0) progress('neither hugo nor eleventy is installed: not compared')
  return rows
}

async function hugoFiles(dir: string): Promise<void> {
  await mkdir(join(dir, 'layouts', '_default'), { recursive: true })
  await writeFile(join(dir, 'config.toml'), 'baseURL = "https://example.org/"\ntitle = "Generated"\n')
  const page = '<!doctype html><html><head><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>'
  for (const name of ['single.html', 'list.html']) await writeFile(join(dir, 'layouts', '_default', name), page)
}
