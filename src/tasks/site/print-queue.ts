import type { MadeFile, PageOfPost, TextFile, YearOfWords } from './text-work'

/** A year whose pages are being made. */
interface YearInHand {
  readonly file: TextFile<YearOfWords>
  readonly made: Record<string, string>
  awaited: number
}

/**
 * The order in which the files of a site are printed: the pages by batches, each preferably by who has read their posts, and
 * what the search page reads of a year as soon as its words have come along with the last of its pages. No more than the
 * words of some years are held at once.
 */
export class PrintQueue<Hand> {
  private readonly batches = new Map<Hand | undefined, TextFile[][]>()
  /** The years whose words are all there. */
  private readonly complete: TextFile[] = []
  private readonly years = new Map<string, YearInHand>()

  /** `size` is that of a batch of pages; `readerOf` tells who holds the text of a post, if anybody does. */
  constructor(files: readonly TextFile[], size: number, readerOf: (post: string) => Hand | undefined) {
    const pages = files.filter((file): file is TextFile<PageOfPost> => 'post' in file.of)
    for (const file of files) if (isYear(file)) this.years.set(file.of.year, { file, made: {}, awaited: 0 })
    for (const { of } of pages) {
      const year = of.year === null ? undefined : this.years.get(of.year)
      if (year) year.awaited += 1
    }
    this.complete.push(...[...this.years.values()].filter(({ awaited }) => awaited === 0).map(({ file }) => file))
    const readers = new Set(pages.map(({ of }) => readerOf(of.post)))
    for (const reader of readers) {
      const own = pages.filter(({ of }) => readerOf(of.post) === reader)
      this.batches.set(reader, batchesOf(own, size))
    }
  }

  /** What a hand does next: what it has read itself, or else of what most is left. */
  next(hand: Hand): readonly TextFile[] | undefined {
    const year = this.complete.shift()
    if (year !== undefined) return [year]
    const own = this.batches.get(hand)?.shift()
    const [most] = [...this.batches.values()].sort((a, b) => b.length - a.length)
    return own ?? most?.shift()
  }

  /** Takes the words that came along with pages. */
  made(files: readonly MadeFile[]): void {
    for (const { words } of files) {
      const year = words === null ? undefined : this.years.get(words.year)
      if (words === null || year === undefined) continue
      year.made[words.post] = words.text
      year.awaited -= 1
      if (year.awaited > 0) continue
      const { file, made } = year
      this.complete.push({ ...file, of: { ...file.of, made } })
      this.years.delete(words.year)
    }
  }
}

export function batchesOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
}

function isYear(file: TextFile): file is TextFile<YearOfWords> {
  return !('post' in file.of)
}
