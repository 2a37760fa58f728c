const CAPITALISED = /(?<!\p{L})\p{Lu}\p{L}*/gu

/** Which notes hold a name. Each note is read once, so that thousands of names are found in time that grows with the text. */
export class NameIndex {
  /** The numbers of the notes that hold a capitalised word, ascending. */
  private readonly holders = new Map<string, number[]>()
  private readonly known = new Map<string, readonly number[]>()

  /** Takes what the notes say, the first note first. */
  constructor(private readonly notes: readonly string[]) {
    for (const [index, words] of notes.entries()) {
      for (const [word] of words.matchAll(CAPITALISED)) {
        const numbers = this.holders.get(word)
        if (!numbers) this.holders.set(word, [index + 1])
        else if (numbers.at(-1) !== index + 1) numbers.push(index + 1)
      }
    }
  }

  /** Whether a note has a name, as whole words. */
  isIn(name: string, number: number): boolean {
    return this.firstWith(name, number) === number
  }

  /** The number of the first note from `from` on that has a name; null when none does. */
  firstWith(name: string, from: number): number | null {
    const numbers = this.numbersWith(name)
    let [low, high] = [0, numbers.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[middle] ?? 0) < from) low = middle + 1
      else high = middle
    }
    return numbers[low] ?? null
  }

  private numbersWith(name: string): readonly number[] {
    const known = this.known.get(name)
    if (known) return known
    const lists = [...name.matchAll(CAPITALISED)].map(([word]) => this.holders.get(word) ?? [])
    const fewest = lists.reduce((a, b) => (b.length < a.length ? b : a), lists[0] ?? [])
    const isOneWord = /^\p{L}+$/u.test(name)
    const found = isOneWord ? fewest : fewest.filter((number) => this.notes[number - 1]?.includes(name))
    this.known.set(name, found)
    return found
  }
}
