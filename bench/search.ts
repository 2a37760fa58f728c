import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LibrarySearch } from '../src/store/search/library-search'
import { Babble, generateLibrary } from './material/generated-library'
import { type BenchRow, type Stats, stats } from './report'

const SIZES = [10, 2_000, 10_000] as const
const QUERIES = 40

/** Words, beginnings, typing errors and phrases against ripgrep (or grep) over the same files, and the first answer. */
export async function run(progress: (what: string) => void): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = []
  for (const posts of SIZES) rows.push(...(await measure(posts, progress)))
  return rows
}

async function measure(posts: number, progress: (what: string) => void): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'postil-bench-search-'))
  const size = `${posts.toLocaleString('en')} posts of 900 words with 12 notes`
  try {
    progress(`writing ${posts} posts`)
    const babble = new Babble()
    await generateLibrary(folder, posts, babble)
    progress('building the index')
    const { search, note } = await build(folder)
    const words = Array.from({ length: QUERIES }, () => babble.words[50 + Math.floor(babble.random() * 5_000)] ?? '')
    progress('searching by another program')
    const scan = scanBy(folder, words)
    const against = { what: `${scan.program}, the whole process`, stats: scan.stats }
    const rows: BenchRow[] = []
    for (const [what, query] of Object.entries(KINDS)) {
      progress(what)
      const subject = await ask(
        search,
        posts,
        words.map((word) => query(word, babble)),
      )
      rows.push({
        what: `search: ${what}`,
        size,
        subject,
        against,
        by: 'p95',
        aim: 0.5,
        ...(rows.length === 0 ? { note } : {}),
      })
    }
    await search.close()
    return [...rows, await firstAnswer(folder, size, words, against)]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const KINDS: Readonly<Record<string, (word: string, babble: Babble) => string>> = {
  'one word, and longer ones': (word) => word,
  'two words': (word, babble) => `${word} ${babble.word()}`,
  'a beginning': (word) => word.slice(0, 4),
  'a typing error': (word) => `${word.slice(0, 2)}${word.charAt(3)}${word.charAt(2)}${word.slice(4)}x`,
  'a phrase': (word, babble) => `"${word} ${babble.word()}"`,
}

async function build(folder: string): Promise<{ search: LibrarySearch; note: string }> {
  const before = memory()
  const search = new LibrarySearch(folder)
  const start = performance.now()
  let [longest, last] = [0, start]
  await search.start(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  })
  const taken = performance.now() - start
  const after = memory()
  await search.close()
  const { size } = await stat(join(folder, '.postil', 'search.bin'))
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`
  const note = `built in ${(taken / 1000).toFixed(1)} s, longest slice ${longest.toFixed(0)} ms, memory +${megabytes(after - before)}, stored in ${megabytes(size)}`
  const again = new LibrarySearch(folder)
  await again.start()
  return { search: again, note }
}

/** Memory in use after a clean-up, where the program was started so that it can ask for one. */
function memory(): number {
  const { gc } = globalThis as { gc?: () => void }
  gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

function scanBy(folder: string, words: readonly string[]): { program: string; stats: Stats } {
  const program = spawnSync('rg', ['--version']).status === 0 ? 'ripgrep' : 'grep -r'
  const samples = words.map((word) => {
    const start = performance.now()
    if (program === 'ripgrep') spawnSync('rg', ['-il', word, join(folder, 'posts')])
    else spawnSync('grep', ['-ril', word, join(folder, 'posts')])
    return performance.now() - start
  })
  return { program, stats: stats(samples) }
}

async function ask(search: LibrarySearch, posts: number, queries: readonly string[]): Promise<Stats> {
  const samples: number[] = []
  let found = 0
  for (const query of queries) {
    const start = performance.now()
    const { total } = await search.search(query, { limit: 20 })
    samples.push(performance.now() - start)
    if (total > 0) found += 1
  }
  // Ten posts hold few pairs of words, and no library many phrases.
  if (found === 0 && posts > 1_000 && !queries[0]?.startsWith('"')) throw new Error('no query found anything')
  return stats(samples)
}

/** From opening to the first answer: with the stored index, and without one (then by reading through the files). */
async function firstAnswer(
  folder: string,
  size: string,
  words: readonly string[],
  against: BenchRow['against'],
): Promise<BenchRow> {
  const samples: number[] = []
  for (const word of words.slice(0, 5)) {
    const start = performance.now()
    const search = new LibrarySearch(folder)
    await search.start()
    await search.search(word)
    samples.push(performance.now() - start)
  }
  await rm(join(folder, '.postil', 'search.bin'), { force: true })
  const start = performance.now()
  const fresh = new LibrarySearch(folder)
  void fresh.start()
  const { total } = await fresh.search(words[0] ?? '')
  const scanned = performance.now() - start
  return {
    what: 'opening and first answer, index stored',
    size,
    subject: stats(samples),
    against,
    by: 'median',
    note: `aim: at most 1,000 ms; without an index ${scanned.toFixed(0)} ms (${total} found by then)`,
  }
}
