import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LibraryStore, openLibrary } from '../src/store/library-store'
import { generateLibrary } from './material/generated-library'
import { type BenchRow, type Stats, stats, time } from './report'

const SIZES = [10, 2_000, 10_000] as const
const SAVES = 150

/** A durable save at three sizes of library, and opening each. */
export async function run(progress: (what: string) => void): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'postil-bench-store-'))
  try {
    const stores: LibraryStore[] = []
    for (const size of SIZES) {
      progress(`writing ${size} posts`)
      await generateLibrary(join(folder, String(size)), size)
      stores.push(await open(join(folder, String(size))))
    }
    progress('saving')
    const saves = await saveInTurn(stores)
    for (const store of stores) await store.close()
    const rows = saveRows(saves)
    for (const size of SIZES) {
      progress(`opening ${size} posts`)
      rows.push(...(await openRows(join(folder, String(size)), size)))
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

/** One save in each library after the other, so that a busy disk slows all of them alike. */
async function saveInTurn(stores: readonly LibraryStore[]): Promise<Stats[]> {
  const samples: number[][] = stores.map(() => [])
  const posts = await Promise.all(
    stores.map(async (store) => {
      const first = await store.posts.open(store.posts.list()[0]?.id ?? '')
      if (!first.ok) throw new Error(JSON.stringify(first.error))
      return first.value
    }),
  )
  for (let round = -5; round < SAVES; round += 1)
    for (const [at, store] of stores.entries()) {
      const post = posts[at] as (typeof posts)[number]
      const changes = { body: `${post.body.slice(0, 5000)} ${round}` }
      const start = performance.now()
      const saved = await store.posts.save({ id: post.id, basedOn: post.revision, changes })
      const taken = performance.now() - start
      if (!saved.ok) throw new Error(JSON.stringify(saved.error))
      posts[at] = saved.value.post
      if (round >= 0) samples[at]?.push(taken)
    }
  return samples.map((one) => stats(one))
}

function saveRows([small, ...larger]: readonly Stats[]): BenchRow[] {
  if (!small) return []
  return larger.map((subject, at) => ({
    what: 'save of one post, durable',
    size: `${SIZES[at + 1]?.toLocaleString('en')} posts`,
    subject,
    against: { what: 'the same at 10 posts', stats: small },
    by: 'median',
    aim: 1.2,
  }))
}

async function openRows(dir: string, posts: number): Promise<BenchRow[]> {
  const withIndex = await time(async () => (await open(dir)).close(), 5)
  const reading = await time(async () => {
    for (const name of await readdir(join(dir, 'posts'))) JSON.parse(await readFile(join(dir, 'posts', name), 'utf8'))
  }, 3)
  const rebuilding = await time(async () => {
    await rm(join(dir, '.postil'), { recursive: true })
    await (await open(dir)).close()
  }, 3)
  const against = { what: 'reading and parsing every file', stats: reading }
  const size = `${posts.toLocaleString('en')} posts`
  // Below some hundred files the lock and the look at the folders are what takes the time, a few milliseconds.
  const aim = posts === SIZES.at(-1) ? { aim: 0.5 } : {}
  return [
    { what: 'opening a library, list ready', size, subject: withIndex, against, by: 'median', ...aim },
    {
      what: 'the same without its index (built anew)',
      size,
      subject: rebuilding,
      against,
      by: 'median',
      ...(posts === SIZES.at(-1) ? { note: 'aim of D14: at most 3 s' } : {}),
    },
  ]
}
