import { ByteList, PostingsReader, type Segment } from './segment'

/** Makes one segment of several, in their order. Parts that are no longer alive are carried along. */
export function mergeSegments(segments: readonly Segment[]): Segment {
  const bases = basesOf(segments)
  const places = new Map<string, { segment: number; word: number }[]>()
  for (const [segment, { words }] of segments.entries())
    for (const [word, spelling] of words.entries()) {
      const known = places.get(spelling)
      if (known) known.push({ segment, word })
      else places.set(spelling, [{ segment, word }])
    }
  const words = [...places.keys()].sort()
  const starts = new Uint32Array(words.length + 1)
  const frequencies = new Uint32Array(words.length)
  const out = new ByteList(segments.reduce((sum, { postings }) => sum + postings.length, 0))
  for (const [rank, word] of words.entries()) {
    starts[rank] = out.length
    let last = 0
    for (const place of places.get(word) ?? []) {
      const segment = segments[place.segment] as Segment
      last = append(out, segment, place.word, bases[place.segment] as number, last)
      frequencies[rank] = (frequencies[rank] as number) + (segment.frequencies[place.word] as number)
    }
  }
  starts[words.length] = out.length
  return {
    words,
    starts,
    frequencies,
    postings: out.bytes.slice(0, out.length),
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
