import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { renderMarkdown } from '../src/core/markdown/render'
import type { Source } from '../src/core/source'
import { checkSource } from '../src/core/sources/check-source'
import { CitationPrinter } from '../src/core/sources/citation-printer'
import { findDuplicates } from '../src/core/sources/duplicates'
import { loadStyle } from '../src/core/sources/load-style'
import { SourceIndex } from '../src/core/sources/source-index'
import { searchWords } from '../src/core/sources/source-words'
import { createLibrary, type LibraryStore, openLibrary } from '../src/store/library-store'
import { builtInStyle } from '../src/tasks/citation-styles'
import { whereUsed } from '../src/tasks/where-used'
import { makeSource, SOURCES } from './material/sources'
import { type BenchRow, stats, time } from './report'

const SIZE = '14,000 sources'
const POSTS = [2_000, 10_000]
/** Two frames at 60 Hz: the picker must answer a key within it. */
const TWO_FRAMES = stats([1000 / 30])

/** Sources: searching while typing, counting, where used, and formatting 300 notes. */
export async function run(progress: (what: string) => void): Promise<readonly BenchRow[]> {
  const sources = Array.from({ length: SOURCES }, (_, index) => makeSource(index))
  progress('searching 14,000 sources')
  const rows = [await searchRow(sources), await wholeRow(sources), await duplicatesRow(sources)]
  progress('formatting 300 notes')
  rows.push(...(await formatRows(sources)))
  const dir = await mkdtemp(join(tmpdir(), 'postil-bench-sources-'))
  try {
    for (const posts of POSTS) {
      progress(`where sources are used in ${posts} posts`)
      rows.push(...(await usageRows(join(dir, `library-${posts}`), posts)))
    }
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
  return rows
}

/** As the picker does on every key: every word typed must stand in the record. The words of records are kept. */
async function searchRow(sources: readonly Source[]): Promise<BenchRow> {
  const words = sources.map(searchWords)
  const typed = ['c', 'co', 'cop', 'copper', 'copper v', 'copper veto', 'author12', 'author123 1911', 'zzz', '19']
  const samples: number[] = []
  for (let round = 0; round < 10; round += 1)
    for (const query of typed) {
      const start = performance.now()
      const wanted = query.split(' ')
      words.filter((own) => wanted.every((word) => own.includes(word)))
      samples.push(performance.now() - start)
    }
  return {
    what: 'find sources for one key press of the picker',
    size: SIZE,
    subject: stats(samples),
    against: { what: 'two frames', stats: TWO_FRAMES },
    by: 'p95',
    aim: 1,
  }
}

async function wholeRow(sources: readonly Source[]): Promise<BenchRow> {
  const subject = await time(() => {
    new SourceIndex(sources)
    sources.filter((source) => checkSource(source).length > 0)
  }, 10)
  return {
    what: 'take a library of sources over and check every record',
    size: SIZE,
    subject,
    against: { what: 'parsing their JSON', stats: await time(() => JSON.parse(JSON.stringify(sources)), 5) },
    by: 'median',
  }
}

async function duplicatesRow(sources: readonly Source[]): Promise<BenchRow> {
  return {
    what: 'find duplicates among all sources',
    size: SIZE,
    subject: await time(() => findDuplicates(sources), 5),
    against: { what: 'parsing their JSON', stats: await time(() => JSON.parse(JSON.stringify(sources)), 5) },
    by: 'median',
  }
}

async function formatRows(sources: readonly Source[]): Promise<BenchRow[]> {
  const text = await builtInStyle('chicago-notes', 'en')
  if (!text) throw new Error('no style')
  const index = new SourceIndex(sources)
  const cold = await time(() => loadStyle(text), 3, 0)
  const style = loadStyle(text)
  const markdown = Array.from({ length: 300 }, (_, at) => `Claim ${at}.^[[@source${(at * 37) % 200}, ${at + 1}]]`).join(
    '\n\n',
  )
  const printer = new CitationPrinter(() => style, index)
  const plain = await time(() => renderMarkdown(markdown), 5)
  const render = (words: string) => {
    const citations = printer.for(words)
    return renderMarkdown(words, citations ? { citations } : {})
  }
  let turn = 0
  const next = () => {
    turn += 1
    return turn
  }
  const changed = await time(() => render(`${markdown} ^[[@source1, ${next()}]]`), 5)
  const same = await time(() => render(`${'Word. '.repeat(next())}\n\n${markdown}`), 5)
  return [
    {
      what: 'render a post whose citations are as before (typing in its text)',
      size: '300 notes, Chicago',
      subject: same,
      against: { what: 'rendering it with citations as written', stats: plain },
      by: 'median',
      aim: 1.5,
    },
    {
      what: 'render a post after a citation changed',
      size: '300 notes, Chicago',
      subject: changed,
      against: { what: 'rendering it with citations as written', stats: plain },
      by: 'median',
      note: `a cold processor takes ${cold.median.toFixed(0)} ms`,
    },
  ]
}

async function usageRows(library: string, posts: number): Promise<BenchRow[]> {
  const made = await createLibrary(library, { title: 'Bench' })
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  await made.value.close()
  for (let at = 0; at < posts; at += 1) await writeFile(join(library, 'posts', `post-${at}.json`), citingPost(at))
  const opened = await openLibrary(library)
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  const store = opened.value
  const size = `${posts.toLocaleString('en-US')} posts of 900 words, 12 citations each`
  const reading = await time(async () => readAll(store), 3)
  const first = await time(() => store.citations.counts(), 1, 0)
  const again = await time(() => store.citations.counts(), 10)
  const where = await time(() => whereUsed(store, 'source77'), 10)
  const often = await time(() => whereUsed(store, OFTEN, { from: 0, most: 30 }), 5)
  await store.close()
  const against = { what: 'reading the posts', stats: reading }
  return [
    { what: 'count all citations, the first time', size, subject: first, against, by: 'median', aim: 3 },
    { what: 'count all citations again', size, subject: again, against, by: 'median', aim: 0.1 },
    { what: 'where one source is used', size, subject: where, against, by: 'median', aim: 0.1 },
    {
      what: 'where a source is used that every tenth post cites, the first 30 posts',
      size,
      subject: often,
      against,
      by: 'median',
      aim: 0.3,
    },
  ]
}

const OFTEN = 'often'

/** A post of 900 words with 12 notes that cite; every tenth one also cites the source cited most. */
function citingPost(at: number): string {
  const id = `post-${at}`
  const cited = (note: number) => (note === 0 && at % 10 === 0 ? OFTEN : `source${(at * 12 + note) % SOURCES}`)
  const text = Array.from(
    { length: 12 },
    (_, note) => `${'The harbor tolls were repealed in the year of the recall. '.repeat(7)}[^${note}]`,
  )
  const notes = Array.from({ length: 12 }, (_, note) => `[^${note}]: See [@${cited(note)}, ${note + 1}].`)
  const date = new Date(Date.UTC(2000, 0, 1) + at * 86_400_000).toISOString()
  const about = { schema: 1, id, revision: 1, title: `Post ${at}`, slug: id, status: 'published', date }
  const body = `${text.join('\n\n')}\n\n${notes.join('\n')}\n`
  return JSON.stringify({ ...about, created: date, modified: date, body }, null, 2)
}

async function readAll(store: LibraryStore): Promise<void> {
  for (const { id } of store.posts.list()) await store.posts.open(id)
}
