import { eachWord } from './words'

/** One searchable part of something: the title, text, notes or comments of a post, or a source. */
export interface PartText {
  /** Whose it is, as the index counts owners. */
  readonly owner: number
  /** Its place in SEARCH_PARTS. */
  readonly part: number
  readonly text: string
}

/**
 * A part of the index that never changes: a sorted vocabulary, and for each word where it occurs. Postings are numbers in
 * groups of seven bits: for each part that has the word the step from the part before, how often, and the steps from
 * place to place.
 */
export interface Segment {
  readonly words: readonly string[]
  /** Where the postings of a word begin; one more than there are words. */
  readonly starts: Uint32Array
  /** How many parts have the word. */
  readonly frequencies: Uint32Array
  readonly postings: Uint8Array
  readonly owners: Uint32Array
  readonly parts: Uint8Array
  /** In words. */
  readonly lengths: Uint32Array
  /** 0 where a newer segment has taken the part over. */
  readonly alive: Uint8Array
}

/** Builds a segment from the texts of some parts. */
export function buildSegment(texts: readonly PartText[]): Segment {
  const ids = new Map<string, number>()
  const words: string[] = []
  const tokens = new TokenList()
  const lengths = new Uint32Array(texts.length)
  for (const [part, { text }] of texts.entries()) {
    let place = 0
    eachWord(text, (word) => {
      let id = ids.get(word)
      if (id === undefined) {
        id = words.length
        ids.set(word, id)
        words.push(word)
      }
      tokens.push(id, part, place)
      place += 1
    })
    lengths[part] = place
  }
  const order = Array.from(words.keys()).sort((a, b) => ((words[a] as string) < (words[b] as string) ? -1 : 1))
  return {
    words: order.map((id) => words[id] as string),
    ...encode(tokens, order),
    owners: Uint32Array.from(texts, ({ owner }) => owner),
    parts: Uint8Array.from(texts, ({ part }) => part),
    lengths,
    alive: new Uint8Array(texts.length).fill(1),
  }
}

/** Word, part and place of each occurrence, in growing arrays. */
class TokenList {
  words = new Uint32Array(1 << 16)
  parts = new Uint32Array(1 << 16)
  places = new Uint32Array(1 << 16)
  length = 0

  push(word: number, part: number, place: number): void {
    if (this.length === this.words.length) this.grow()
    this.words[this.length] = word
    this.parts[this.length] = part
    this.places[this.length] = place
    this.length += 1
  }

  private grow(): void {
    const longer = (old: Uint32Array<ArrayBuffer>) => {
      const array = new Uint32Array(old.length * 2)
      array.set(old)
      return array
    }
    this.words = longer(this.words)
    this.parts = longer(this.parts)
    this.places = longer(this.places)
  }
}

/** Sorts the occurrences by word (counting sort: within a word they stay in order) and writes the postings. */
function encode(tokens: TokenList, order: readonly number[]): Pick<Segment, 'starts' | 'frequencies' | 'postings'> {
  const count = order.length
  const firsts = new Uint32Array(count + 1)
  for (let at = 0; at < tokens.length; at += 1)
    firsts[(tokens.words[at] as number) + 1] = (firsts[(tokens.words[at] as number) + 1] as number) + 1
  for (let id = 0; id < count; id += 1) firsts[id + 1] = (firsts[id + 1] as number) + (firsts[id] as number)
  const sorted = new Uint32Array(tokens.length)
  const next = firsts.slice()
  for (let at = 0; at < tokens.length; at += 1) {
    const id = tokens.words[at] as number
    sorted[next[id] as number] = at
    next[id] = (next[id] as number) + 1
  }
  const starts = new Uint32Array(count + 1)
  const frequencies = new Uint32Array(count)
  const out = new ByteList(tokens.length * 2)
  for (const [rank, id] of order.entries()) {
    starts[rank] = out.length
    frequencies[rank] = writePostings(out, tokens, sorted, firsts[id] as number, firsts[id + 1] as number)
  }
  starts[count] = out.length
  return { starts, frequencies, postings: out.written() }
}

/** Writes the postings of one word; answers in how many parts it occurs. */
function writePostings(out: ByteList, tokens: TokenList, sorted: Uint32Array, from: number, to: number): number {
  let parts = 0
  let lastPart = 0
  for (let at = from; at < to; ) {
    const part = tokens.parts[sorted[at] as number] as number
    let end = at + 1
    while (end < to && tokens.parts[sorted[end] as number] === part) end += 1
    out.number(part - lastPart)
    out.number(end - at)
    let lastPlace = 0
    for (; at < end; at += 1) {
      const place = tokens.places[sorted[at] as number] as number
      out.number(place - lastPlace)
      lastPlace = place
    }
    lastPart = part
    parts += 1
  }
  return parts
}

/** Bytes that grow; numbers go in seven bits at a time, the highest bit saying that more follow. */
export class ByteList {
  length = 0
  private bytes: Uint8Array

  constructor(expected: number) {
    this.bytes = new Uint8Array(Math.max(64, expected))
  }

  number(value: number): void {
    this.reserve(5)
    let rest = value
    while (rest > 127) {
      this.bytes[this.length] = (rest & 127) | 128
      this.length += 1
      rest >>>= 7
    }
    this.bytes[this.length] = rest
    this.length += 1
  }

  copy(from: Uint8Array, start: number, end: number): void {
    this.reserve(end - start)
    this.bytes.set(from.subarray(start, end), this.length)
    this.length += end - start
  }

  /** What was written. Copied only where more than an eighth would be left over, for an index is large and kept. */
  written(): Uint8Array {
    const spare = this.bytes.length - this.length
    return spare * 8 > this.length ? this.bytes.slice(0, this.length) : this.bytes.subarray(0, this.length)
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return
    const longer = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more))
    longer.set(this.bytes)
    this.bytes = longer
  }
}

/** Walks the postings of one word. Call `next` until it answers false; then the other fields mean nothing. */
export class PostingsReader {
  part = 0
  count = 0
  private at: number
  private readonly end: number
  private pending = 0

  constructor(
    private readonly segment: Segment,
    word: number,
  ) {
    this.at = segment.starts[word] as number
    this.end = segment.starts[word + 1] as number
  }

  /** Goes to the next part that has the word. */
  next(): boolean {
    this.skip()
    if (this.at >= this.end) return false
    this.part += this.number()
    this.count = this.number()
    this.pending = this.count
    return true
  }

  /** The places of the word in the present part. To be asked once a part. */
  places(): number[] {
    const places: number[] = []
    let place = 0
    for (; this.pending > 0; this.pending -= 1) {
      place += this.number()
      places.push(place)
    }
    return places
  }

  /** Where the present part's places begin, in bytes; for copying. */
  get offset(): number {
    return this.at
  }

  private skip(): void {
    const { postings } = this.segment
    while (this.pending > 0) {
      while ((postings[this.at] as number) > 127) this.at += 1
      this.at += 1
      this.pending -= 1
    }
  }

  private number(): number {
    const { postings } = this.segment
    let value = 0
    let shift = 0
    for (;;) {
      const byte = postings[this.at] as number
      this.at += 1
      value |= (byte & 127) << shift
      if (byte < 128) return value >>> 0
      shift += 7
    }
  }
}
