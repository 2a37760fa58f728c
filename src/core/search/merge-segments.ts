import { ByteList, PostingsReader, type Segment } from './segment'

/** Makes one segment of several, in their order. Parts that are no longer alive are carried along. */
export function mergeSegments(segments: readonly Segment[]): Segment {
  const bases = basesOf(segments)
  const words: string[] = []
  const starts: number[] = []
  const frequencies: number[] = []
  const out = new ByteList(segments.reduce((sum, { postings, words: own }) => sum + postings.length + own.length, 0))
  // The vocabularies are sorted, so each is walked once, side by side with the others.
  const next = segments.map(() => 0)
  for (let word = firstWord(segments, next); word !== null; word = firstWord(segments, next)) {
    words.push(word)
    starts.push(out.length)
    let [last, frequency] = [0, 0]
    for (const [number, segment] of segments.entries()) {
      const at = next[number] as number
      if (segment.words[at] !== word) continue
      last = append(out, segment, at, bases[number] as number, last)
      frequency += segment.frequencies[at] as number
      next[number] = at + 1
    }
    frequencies.push(frequency)
  }
  starts.push(out.length)
  return {
    words,
    starts: Uint32Array.from(starts),
    frequencies: Uint32Array.from(frequencies),
    postings: out.written(),
    owners: joined(
      Uint32Array,
      segments.map(({ owners }) => owners),
    ),
    parts: joined(
      Uint8Array,
      segments.map(({ parts }) => parts),
    ),
    lengths: joined(
      Uint32Array,
      segments.map(({ lengths }) => lengths),
    ),
    alive: joined(
      Uint8Array,
      segments.map(({ alive }) => alive),
    ),
  }
}

/** The first word that no segment is past; null when all are at their end. */
function firstWord(segments: readonly Segment[], next: readonly number[]): string | null {
  let first: string | null = null
  for (const [number, { words }] of segments.entries()) {
    const word = words[next[number] as number]
    if (word !== undefined && (first === null || word < first)) first = word
  }
  return first
}

function basesOf(segments: readonly Segment[]): number[] {
  let base = 0
  return segments.map(({ owners }) => {
    const own = base
    base += owners.length
    return own
  })
}

/** Copies the postings of a word; only the step to its first part changes. Answers the last part that has it. */
function append(out: ByteList, segment: Segment, word: number, base: number, last: number): number {
  const reader = new PostingsReader(segment, word)
  const end = segment.starts[word + 1] as number
  if (!reader.next()) return last
  out.number(base + reader.part - last)
  out.number(reader.count)
  out.copy(segment.postings, reader.offset, end)
  while (reader.next()) {
    // Walks to the last part.
  }
  return base + reader.part
}

function joined<T extends Uint8Array | Uint32Array>(type: { new (length: number): T }, arrays: readonly T[]): T {
  const all = new type(arrays.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const array of arrays) {
    all.set(array, at)
    at += array.length
  }
  return all
}
