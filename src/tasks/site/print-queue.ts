import type { MadeFile, PageOfPost, TextFile, YearOfWords } from './text-work'

/** A year whose pages are being made. */
interface YearInHand {
  readonly file: TextFile<YearOfWords>
  readonly made: Record<string, string>
  awaited: number
}

/**
 * The order in which the files of a site are printed: the pages by batches, and what the search page reads of a year as
 * soon as its words have come along with the last of its pages. No more than the words of a year or two are held at once.
 */
export class PrintQueue {
  private readonly batches: TextFile[][]
  private readonly years = new Map<string, YearInHand>()

  /** `size` is that of a batch of pages. */
  constructor(files: readonly TextFile[], size: number) {
    const pages = files.filter((file): file is TextFile<PageOfPost> => 'post' in file.of)
    for (const file of files) if (isYear(file)) this.years.set(file.of.year, { file, made: {}, awaited: 0 })
    for (const { of } of pages) {
      const year = of.year === null ? undefined : this.years.get(of.year)
      if (year) year.awaited += 1
    }
    const ready = [...this.years.values()].filter(({ awaited }) => awaited === 0)
    this.batches = [...batchesOf(pages, size), ...ready.map(({ file }) => [file])]
  }

  next(): readonly TextFile[] | undefined {
    return this.batches.shift()
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
      this.batches.unshift([{ ...file, of: { ...file.of, made } }])
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
