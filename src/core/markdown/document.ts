import type { RootContent } from 'mdast'
import { collectNames, guessNames, isStale } from './document-names'
import type { ParsedDocument, Part } from './document-parts'
import { makeParts } from './make-parts'
import { offsetsOf } from './offsets'
import { missingEnd } from './open-block'
import { type Names, parseRun } from './parse-run'
import { cutSegments, type Segment } from './segments'

/** The work was given up because nobody waits for it any more. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

/** Parts are read several at a time, because every reading has a cost of its own. */
const RUN_LENGTH = 8_192

/**
 * Reads a text. Takes the document it was before, if there is one: parts with the same words are taken over as they are,
 * unless a definition elsewhere changes what they mean. `stopped` is asked between stretches of work; when it answers true,
 * the work ends with a `Stopped` error.
 */
export function parseDocument(text: string, before?: ParsedDocument, stopped?: () => boolean): ParsedDocument {
  const reader = new Reader(text, before, stopped ?? (() => false))
  let parts = reader.read()
  // What a definition is does not depend on others, so once all are known a second reading settles the references.
  const names = collectNames(parts)
  const stale = new Set([...new Set(parts.map(({ asked }) => asked))].filter((asked) => isStale(asked, names)))
  if (stale.size > 0) {
    parts = parts.map((part) => (stale.has(part.asked) ? { ...part, ...parseRun(part.text, names) } : part))
  }
  const starts: number[] = []
  let at = reader.start
  for (const part of parts) {
    starts.push(at)
    at += part.text.length
  }
  return { text, parts, starts }
}

class Reader {
  /** Behind a byte order mark, which is no text. */
  readonly start: number
  private readonly segments: readonly Segment[]
  private readonly segmentStarts: ReadonlySet<number>
  private readonly known = new Map<string, Part[]>()
  private readonly names: Names
  private readonly parts: Part[] = []

  constructor(
    private readonly text: string,
    before: ParsedDocument | undefined,
    private readonly stopped: () => boolean,
  ) {
    this.start = text.charCodeAt(0) === 0xfeff ? 1 : 0
    this.segments = cutSegments(text, this.start)
    this.segmentStarts = new Set([...this.segments.map(({ from }) => from), text.length])
    this.names = guessNames(text)
    for (const part of before?.parts ?? []) {
      if (part.open) continue
      const same = this.known.get(part.head)
      if (same) same.push(part)
      else this.known.set(part.head, [part])
    }
  }

  read(): Part[] {
    let index = 0
    while (index < this.segments.length) {
      const known = this.knownAt(index)
      if (known) {
        this.parts.push(known)
        const end = this.from(index) + known.text.length
        while (index < this.segments.length && this.from(index) < end) index += 1
      } else {
        if (this.stopped()) throw new Stopped()
        index = this.readRun(index)
      }
    }
    return this.parts
  }

  private from(index: number): number {
    return this.segments[index]?.from ?? this.text.length
  }

  private to(index: number): number {
    return this.segments[index]?.to ?? this.text.length
  }

  private knownAt(index: number): Part | undefined {
    const from = this.from(index)
    const candidates = this.known.get(this.text.slice(from, this.to(index)))
    return candidates?.find(
      (part) => this.text.startsWith(part.text, from) && this.segmentStarts.has(from + part.text.length),
    )
  }

  /** Reads the segments from `first` up to one that is known, or enough of them; answers the index to go on with. */
  private readRun(first: number): number {
    const from = this.from(first)
    let last = first
    while (
      last + 1 < this.segments.length &&
      this.to(last + 1) - from <= RUN_LENGTH &&
      // micromark still counts indented code as open on the line behind it, and there takes some lists for words.
      !this.segments[last]?.indented &&
      this.knownAt(last + 1) === undefined
    )
      last += 1
    let run = parseRun(this.text.slice(from, this.to(last)), this.names)
    let end = this.endOfOpenBlock(run.nodes, from, this.to(last))
    while (end !== null && last + 1 < this.segments.length) {
      while (last + 1 < this.segments.length && this.to(last) < end) last += 1
      run = parseRun(this.text.slice(from, this.to(last)), this.names)
      end = this.endOfOpenBlock(run.nodes, from, this.to(last))
    }
    for (const part of makeParts(this.text, this.segments.slice(first, last + 1), run, end !== null))
      this.parts.push(part)
    return last + 1
  }

  /** Where the block that is open at the end of a run is closed, or the end of the text; null when none is open. */
  private endOfOpenBlock(nodes: readonly RootContent[], from: number, to: number): number | null {
    const last = nodes[nodes.length - 1]
    if (!last) return null
    const place = offsetsOf(last)
    const end = missingEnd(last, this.text.slice(from + place.from, from + place.to))
    if (!end) return null
    end.lastIndex = to
    const match = end.exec(this.text)
    return match ? match.index + match[0].length : this.text.length
  }
}
