import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Comment } from '../src/core/comment'
import { QueueFilter, type QueuePage } from '../src/core/comments/queue'
import { createLibrary, type LibraryStore, openLibrary } from '../src/store/library-store'
import { type BenchRow, stats, time } from './report'

const POSTS = 2_000
const COMMENTS_A_POST = 5
const SIZE = '10,000 comments on 2,000 posts'
const STATUSES = ['pending', 'approved', 'approved', 'approved', 'spam'] as const

/** The queue of comments: its first answer, and filtering, as `comments.queue` of the contract asks for them. */
export async function run(progress: (what: string) => void): Promise<readonly BenchRow[]> {
  const dir = await mkdtemp(join(tmpdir(), 'postil-bench-comments-'))
  try {
    progress('writing 10,000 comments on 2,000 posts')
    await writeLibrary(join(dir, 'library'))
    progress('opening the queue')
    const opening = await openingRow(join(dir, 'library'))
    progress('filtering the queue')
    return [opening, await filterRow(join(dir, 'library'))]
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

async function openingRow(library: string): Promise<BenchRow> {
  const samples: number[] = []
  for (let i = 0; i < 5; i++) {
    const store = await open(library)
    const start = performance.now()
    await page(store, QueueFilter.parse({ status: 'pending' }))
    samples.push(performance.now() - start)
    await store.close()
  }
  const folder = join(library, 'comments')
  const plain = await time(async () => {
    for (const name of await readdir(folder)) JSON.parse(await readFile(join(folder, name), 'utf8'))
  }, 5)
  return {
    what: 'first opening of the comments queue',
    size: SIZE,
    subject: stats(samples),
    against: { what: 'reading and parsing the same files', stats: plain },
    by: 'median',
    note: `aim: answers within 1 s of opening; slowest ${Math.round(stats(samples).p95)} ms`,
  }
}

async function filterRow(library: string): Promise<BenchRow> {
  const store = await open(library)
  const words = ['harbor', 'repealed', 'marsh', 'docket 4', '"the clerk"', 'zzz', 'tolls canal', 'e']
  await page(store, QueueFilter.parse({ status: 'approved' }))
  const samples: number[] = []
  for (let round = 0; round < 10; round++)
    for (const text of words)
      for (const filter of [{ text }, { text, from: '2026-03-01', to: '2026-06-30' }, { author: text }]) {
        const start = performance.now()
        const answer = await page(store, QueueFilter.parse({ status: 'approved', ...filter }))
        // What the window gets is a copy of it.
        structuredClone(answer)
        samples.push(performance.now() - start)
      }
  await store.close()
  const [tool, args] = searcher()
  const plain = await time(() => execFileSync(tool, [...args, 'repealed', join(library, 'comments')]), 20)
  return {
    what: 'filtering the comments queue by words, days, commenter',
    size: SIZE,
    subject: stats(samples),
    against: { what: `${tool} over the same files, whole process`, stats: plain },
    by: 'p95',
    aim: 0.5,
  }
}

function searcher(): readonly [string, readonly string[]] {
  try {
    execFileSync('rg', ['--version'])
    return ['rg', ['-i', '-c']]
  } catch {
    return ['grep', ['-r', '-i', '-c']]
  }
}

async function open(library: string): Promise<LibraryStore> {
  const store = await openLibrary(library)
  if (!store.ok) throw new Error(`the bench library does not open: ${store.error.kind}`)
  return store.value
}

async function page(store: LibraryStore, filter: QueueFilter): Promise<QueuePage> {
  const answer = await store.threads.queue(filter)
  if (!answer.ok) throw new Error(`the queue does not answer: ${answer.error.kind}`)
  return answer.value
}

async function writeLibrary(library: string): Promise<void> {
  const made = await createLibrary(library, { title: 'Bench' })
  if (!made.ok) throw new Error(`the bench library is not made: ${made.error.kind}`)
  await made.value.close()
  for (let i = 0; i < POSTS; i++) {
    const id = `post-${i}`
    const at = new Date(Date.UTC(2020, 0, 1) + i * 86_400_000).toISOString()
    const post = { schema: 1, id, revision: 1, title: `Docket ${i}`, slug: id, status: 'published', date: at }
    const body = `The clerk of docket ${i} kept it in ink.\n`
    await writeFile(
      join(library, 'posts', `${id}.json`),
      JSON.stringify({ ...post, created: at, modified: at, body }, null, 2),
    )
    const comments = Array.from({ length: COMMENTS_A_POST }, (_, n) => commentOf(i * COMMENTS_A_POST + n))
    await writeFile(
      join(library, 'comments', `${id}.json`),
      JSON.stringify({ schema: 1, post: id, revision: 1, closed: false, comments }, null, 2),
    )
  }
}

/** Comment n of the bench: about 90 words, a link in one of seven, the same text again in one of fifty. */
function commentOf(n: number): Comment {
  const subject = ['harbor tolls', 'the marshal’s return', 'canal fees', 'a jury room'][n % 4]
  const sentence = `You say of ${subject} in docket ${n % 50 === 0 ? 0 : n} that the statute was repealed, and the clerk says not.`
  return {
    id: `c${n}`,
    parent: null,
    kind: 'reader',
    title: '',
    author: { name: `Reader ${n % 700}`, email: `reader${n % 700}@example.org`, url: '' },
    date: new Date(Date.UTC(2026, 0, 1) + n * 2_000_000).toISOString(),
    status: STATUSES[n % STATUSES.length] ?? 'pending',
    topics: [],
    body: `${Array.from({ length: 5 }, () => sentence).join(' ')}${n % 7 === 0 ? ` See https://reports.example/${n}.` : ''}`,
  }
}
