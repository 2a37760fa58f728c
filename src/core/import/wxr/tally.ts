import { counted } from '../../counted'

type Words = readonly [one: string, many: string]

/** So many kinds are told apart. */
const MOST = 20
const OTHERS: Words = ['of another kind', 'of other kinds']

/** Counts what is to be told once of a whole file. */
export class Tally {
  private readonly counts = new Map<string, { readonly words: Words; count: number }>()

  add(kind: Words): void {
    const words = this.counts.has(kind[0]) || this.counts.size < MOST ? kind : OTHERS
    const entry = this.counts.get(words[0]) ?? { words, count: 0 }
    entry.count += 1
    this.counts.set(words[0], entry)
  }

  /** "12 media files, 3 pingbacks"; empty for nothing. */
  get text(): string {
    return [...this.counts.values()].map(({ words: [one, many], count }) => counted(count, one, many)).join(', ')
  }
}
