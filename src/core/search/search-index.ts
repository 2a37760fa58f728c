import { mergeSegments } from './merge-segments'
import { type Clause, SEARCH_PARTS, type SearchQuery } from './query'
import { buildSegment, type PartText, PostingsReader, type Segment } from './segment'
import { lowerBound, nearWords, prefixRange } from './vocabulary'

/** What was found in one owner. */
export interface RankedOwner {
  readonly owner: number
  readonly score: number
  /** The part that speaks most for it, by its place in SEARCH_PARTS. */
  readonly part: number
}

export interface Ranking {
  readonly total: number
  readonly best: readonly RankedOwner[]
  /** The words that count as found, for marking them in snippets: exact ones, longer ones, near ones. */
  readonly words: readonly string[]
}

/** How much a hit in each part weighs: title, body, notes, comments, sources. */
const WEIGHTS = [5, 1, 0.9, 0.6, 1] as const

/** BM25, with its usual constants. */
const K1 = 1.2
const B = 0.5

/** How many words a beginning stands for at most: the commonest. */
const LONGER_WORDS = 200
/** Below so many parts with the word as it is spelt, near spellings are looked for. */
const RARE = 3
const MANY_SMALL = 16

/** The searchable words of a library: segments that never change, newer ones before older. Pure: no clock, no disk. */
export class SearchIndex {
  private segments: Segment[] = []
  private small = 0

  constructor(segments: readonly Segment[] = []) {
    this.segments = [...segments]
  }

  /** How many parts are known. */
  get size(): number {
    return this.segments.reduce((sum, { owners }) => sum + owners.length, 0)
  }

  /** The share of the known parts that newer ones have replaced. */
  get waste(): number {
    const dead = this.segments.reduce(
      (sum, { alive }) => sum + alive.length - alive.reduce((count, one) => count + one, 0),
      0,
    )
    return this.size === 0 ? 0 : dead / this.size
  }

  /** Adds parts that were not there before, many at a time. */
  add(texts: readonly PartText[]): void {
    if (texts.length === 0) return
    this.segments.push(buildSegment(texts))
    this.small += 1
    if (this.small >= MANY_SMALL) this.mergeSmall()
  }

  /** Puts the new texts of some owners' parts in the place of the old. */
  replace(gone: readonly { owner: number; part: number }[], texts: readonly PartText[]): void {
    const keys = new Set(gone.map(({ owner, part }) => owner * SEARCH_PARTS.length + part))
    for (const { owners, parts, alive } of this.segments)
      for (let at = 0; at < owners.length; at += 1)
        if (keys.has((owners[at] as number) * SEARCH_PARTS.length + (parts[at] as number))) alive[at] = 0
    this.add(texts)
  }

  /** Makes one segment of all: quickest to search and to store. */
  merge(): Segment {
    const [only] = this.segments
    const merged = this.segments.length === 1 && only ? only : mergeSegments(this.segments)
    this.segments = [merged]
    this.small = 0
    return merged
  }

  /** Ranks the owners in which every wanted clause occurs. `accept` says which owners may be found at all. */
  search(query: SearchQuery, owners: number, accept: (owner: number) => boolean, limit: number): Ranking {
    const allowed = SEARCH_PARTS.map((part) => query.parts.length === 0 || query.parts.includes(part))
    const hits = new Hits(owners)
    const words = new Set<string>()
    for (const clause of query.wanted) {
      this.score(clause, allowed, hits, words)
    }
    const excluded = new Set<number>()
    for (const clause of query.unwanted) {
      const other = new Hits(owners)
      this.score({ ...clause, loose: false }, allowed, other, new Set())
      for (const { owner } of other.complete()) excluded.add(owner)
    }
    const found = hits.complete().filter(({ owner }) => !excluded.has(owner) && accept(owner))
    found.sort((a, b) => b.score - a.score || a.owner - b.owner)
    return { total: found.length, best: found.slice(0, limit), words: [...words] }
  }

  private mergeSmall(): void {
    const [first, ...rest] = this.segments
    if (first && rest.length > 1) this.segments = [first, mergeSegments(rest)]
    this.small = 0
  }

  private score(clause: Clause, allowed: readonly boolean[], hits: Hits, words: Set<string>): void {
    hits.nextClause()
    if (clause.words.length > 1) {
      for (const segment of this.segments) this.scorePhrase(segment, clause, allowed, hits, words)
      return
    }
    const [typed = ''] = clause.words
    for (const [number, matches] of this.expand(typed, clause.loose).entries())
      for (const { at, weight } of matches) {
        const segment = this.segments[number] as Segment
        words.add(segment.words[at] as string)
        const reader = new PostingsReader(segment, at)
        const rarity = weight * this.rarity(segment.frequencies[at] as number)
        while (reader.next()) this.hit(segment, reader.part, reader.count, rarity, allowed, hits)
      }
  }

  /** By segment, the words that a typed one stands for: itself, longer ones, and when those are rare also near spellings. */
  private expand(typed: string, loose: boolean): Match[][] {
    const matches = this.segments.map((segment) => sameAndLonger(segment, typed, loose))
    const parts = matches.reduce((sum, found, at) => sum + countParts(this.segments[at] as Segment, found), 0)
    if (!loose || parts >= RARE || typed.length < 4) return matches
    return matches.map((found, number) => {
      const { words } = this.segments[number] as Segment
      const known = new Set(found.map(({ at }) => at))
      const near = nearWords(words, typed, typed.length < 8 ? 1 : 2).filter(({ at }) => !known.has(at))
      return [...found, ...near.map(({ at, distance }) => ({ at, weight: 0.3 / distance }))]
    })
  }

  private scorePhrase(
    segment: Segment,
    clause: Clause,
    allowed: readonly boolean[],
    hits: Hits,
    words: Set<string>,
  ): void {
    const places = phrasePlaces(segment, clause)
    if (places === null) return
    for (const word of clause.words) words.add(word)
    const [first, ...rest] = places as [Places, ...Places[]]
    for (const [part, starts] of first) {
      let count = 0
      for (const start of starts) if (rest.every((later, at) => later.get(part)?.has(start + at + 1))) count += 1
      const rarity = this.rarity(Math.min(...places.map(({ size }) => size))) * clause.words.length
      if (count > 0) this.hit(segment, part, count, rarity, allowed, hits)
    }
  }

  private hit(
    segment: Segment,
    at: number,
    count: number,
    rarity: number,
    allowed: readonly boolean[],
    hits: Hits,
  ): void {
    const part = segment.parts[at] as number
    if (segment.alive[at] === 0 || !allowed[part]) return
    const length = (segment.lengths[at] as number) / 400
    const frequency = (count * (K1 + 1)) / (count + K1 * (1 - B + B * length))
    hits.add(segment.owners[at] as number, part, rarity * frequency * (WEIGHTS[part] as number))
  }

  private rarity(frequency: number): number {
    return Math.log(1 + (this.size - frequency + 0.5) / (frequency + 0.5))
  }
}

/** A word of a segment that stands for a typed one, and how much it counts. */
interface Match {
  readonly at: number
  readonly weight: number
}

function sameAndLonger(segment: Segment, typed: string, loose: boolean): Match[] {
  const exact = lowerBound(segment.words, typed)
  const found: Match[] = segment.words[exact] === typed ? [{ at: exact, weight: 1 }] : []
  if (!loose) return found
  const [from, to] = prefixRange(segment.words, typed)
  let longer = Array.from({ length: to - from }, (_, step) => from + step).filter((at) => segment.words[at] !== typed)
  if (longer.length > LONGER_WORDS) {
    const { frequencies } = segment
    longer = longer.sort((a, b) => (frequencies[b] as number) - (frequencies[a] as number)).slice(0, LONGER_WORDS)
  }
  const weight = (at: number) => 0.5 * (typed.length / (segment.words[at] as string).length)
  return [...found, ...longer.map((at) => ({ at, weight: weight(at) }))]
}

function countParts(segment: Segment, matches: readonly Match[]): number {
  return matches.reduce((sum, { at }) => sum + (segment.frequencies[at] as number), 0)
}

/** By part, where a word stands. */
type Places = Map<number, Set<number>>
type Range = readonly [from: number, to: number]

/**
 * Where each word of a phrase stands, in parts that may have all of them; null when there are none. The last word of an
 * open phrase may go on. The rarest word is looked up first, and of the others only what stands in its parts.
 */
function phrasePlaces(segment: Segment, { words, loose }: Clause): readonly Places[] | null {
  const ranges = words.map((word, at): Range => {
    const open = loose && at === words.length - 1
    return open ? prefixRange(segment.words, word) : exactRange(segment.words, word)
  })
  const places: Places[] = words.map(() => new Map())
  let among: Places | null = null
  for (const { at, range } of rarestFirst(segment, ranges)) {
    const found = placesOf(segment, range, among)
    if (found.size === 0) return null
    places[at] = found
    among = found
  }
  return places
}

function rarestFirst(segment: Segment, ranges: readonly Range[]): { at: number; range: Range }[] {
  const weigh = ([from, to]: Range) => segment.frequencies.subarray(from, to).reduce((sum, one) => sum + one, 0)
  return ranges.map((range, at) => ({ at, range, weight: weigh(range) })).sort((a, b) => a.weight - b.weight)
}

/** Where the words of a range stand, in all parts or in those among which to look. */
function placesOf(segment: Segment, [from, to]: Range, among: Places | null): Places {
  const places: Places = new Map()
  for (let at = from; at < Math.min(to, from + LONGER_WORDS); at += 1) {
    const reader = new PostingsReader(segment, at)
    while (reader.next()) {
      if (among !== null && !among.has(reader.part)) continue
      const known = places.get(reader.part)
      if (known) for (const place of reader.places()) known.add(place)
      else places.set(reader.part, new Set(reader.places()))
    }
  }
  return places
}

function exactRange(words: readonly string[], word: string): Range {
  const at = lowerBound(words, word)
  return words[at] === word ? [at, at + 1] : [at, at]
}

/** Scores by owner. An owner is complete when each clause so far has hit it. */
class Hits {
  private readonly scores: Float64Array
  private readonly clauses: Uint8Array
  private readonly bestScore: Float64Array
  private readonly bestPart: Uint8Array
  private clause = 0

  constructor(owners: number) {
    this.scores = new Float64Array(owners)
    this.clauses = new Uint8Array(owners)
    this.bestScore = new Float64Array(owners)
    this.bestPart = new Uint8Array(owners)
  }

  nextClause(): void {
    this.clause += 1
  }

  add(owner: number, part: number, score: number): void {
    const reached = this.clauses[owner] as number
    if (reached < this.clause - 1) return
    this.clauses[owner] = this.clause
    this.scores[owner] = (this.scores[owner] as number) + score
    if (score <= (this.bestScore[owner] as number)) return
    this.bestScore[owner] = score
    this.bestPart[owner] = part
  }

  complete(): RankedOwner[] {
    const found: RankedOwner[] = []
    for (let owner = 0; owner < this.clauses.length; owner += 1)
      if (this.clause > 0 && this.clauses[owner] === this.clause)
        found.push({ owner, score: this.scores[owner] as number, part: this.bestPart[owner] as number })
    return found
  }
}
