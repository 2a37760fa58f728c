import type { RootContent } from 'mdast'
import { offsetsOf } from '../../markdown/offsets'
import { countLineEnds } from '../../markdown/positions'
import { firstWhere, isWithin } from '../../ordered'
import { bordersOf, type Pair } from './pair'
import type { PlainMark } from './plain-mark'
import type { PlainNote } from './plain-note'
import type { PlainRun } from './plain-run'
import { shownSign } from './plain-sign'

/** Something that looks like half of a plain note, or may be one; it is left as it is. */
export interface LeftOver {
  /** A doubtful mark stands behind a blank, out of the order of the marks: it may be a number of the sentence. */
  readonly kind: 'mark-without-note' | 'note-without-mark' | 'doubtful-mark'
  readonly number: number
  /** As it is shown: `[2]`. */
  readonly sign: string
  readonly from: number
  readonly to: number
  /** From 1. */
  readonly line: number
  /** The words around it. */
  readonly context: string
}

interface Found {
  readonly runs: readonly PlainRun[]
  readonly alone: readonly PlainNote[]
  readonly marks: readonly PlainMark[]
  /** Marks that are told although no note is made of any of their style. */
  readonly unclear: ReadonlySet<PlainMark>
  readonly pairs: readonly Pair[]
}

/** Notes without a mark, then marks without a note, each in the order of the text; a mark that a section repeats once. */
export function leftOvers(
  text: string,
  blocks: readonly RootContent[],
  { runs, alone, marks, unclear, pairs }: Found,
): LeftOver[] {
  const paired = new Set(pairs.map(({ note }) => note))
  const notes = [...runs.flatMap((run) => run.notes), ...alone].filter((note) => !paired.has(note))
  const used = new Set(pairs.flatMap((pair) => pair.marks))
  const made = new Set(pairs.map(({ note }) => note.number))
  const noted = new Set(runs.flatMap((run) => run.notes.map(({ number }) => number)))
  const styles = new Set<string>(['square', ...[...used].map(({ style }) => style)])
  const inNotes = runs.map(({ first, end }) => ({
    from: startOf(blocks, first),
    to: offsetsOf(blocks[end - 1] as RootContent).to,
  }))
  const calls = marks.filter(
    (mark) =>
      (mark.place === 'close' || (mark.place === 'spaced' && mark.numbers.every((number) => noted.has(number)))) &&
      (styles.has(mark.style) || unclear.has(mark)) &&
      !used.has(mark) &&
      !isWithin(mark, inNotes),
  )
  const borders = bordersOf(blocks)
  const seen = new Set<string>()
  const isToldAnew = (mark: PlainMark) => {
    const key = `${firstWhere(borders, (border) => border > mark.from)} ${mark.style} ${mark.numbers.join()}`
    // Where two lists have its number, each mark may be of another.
    const isOfSeveral = notes.filter(({ number }) => mark.numbers.includes(number)).length > 1
    return isOfSeveral || (!seen.has(key) && seen.add(key))
  }
  const byPlace = (a: { readonly from: number }, b: { readonly from: number }) => a.from - b.from
  return placesIn(text, [
    ...notes.sort(byPlace).map(({ number, from, to, contentFrom }) => {
      const sign = shownSign(text.slice(from, contentFrom))
      return { kind: 'note-without-mark' as const, number, sign, from, to: Math.min(to, from + 80) }
    }),
    ...calls.filter(isToldAnew).map(({ place, numbers, from, to }) => {
      const sign = shownSign(text.slice(from, to))
      const doubtful = place === 'spaced' && numbers.every((number) => made.has(number))
      const kind = doubtful ? ('doubtful-mark' as const) : ('mark-without-note' as const)
      return { kind, number: numbers[0] ?? 0, sign, from, to }
    }),
  ])
}

function startOf(blocks: readonly RootContent[], index: number): number {
  return offsetsOf(blocks[index] as RootContent).from
}

/** Why something was left as it is, in words. */
export function whyLeft({ kind, sign }: Pick<LeftOver, 'kind' | 'sign'>): string {
  switch (kind) {
    case 'mark-without-note':
      return `mark ${sign} has no note`
    case 'note-without-mark':
      return `note ${sign} has no mark`
    case 'doubtful-mark':
      return `${sign} may be a mark, or a number of the sentence`
  }
}

/** Halves of notes with line and context. */
export function placesIn(text: string, halves: readonly Omit<LeftOver, 'line' | 'context'>[]): LeftOver[] {
  const lines = new Map<number, number>()
  let [line, at] = [1, 0]
  for (const from of halves.map((half) => half.from).sort((a, b) => a - b)) {
    line += countLineEnds(text.slice(at, from))
    lines.set(from, line)
    at = from
  }
  return halves.map((half) => ({
    ...half,
    line: lines.get(half.from) ?? 1,
    context: text
      .slice(Math.max(0, half.from - 40), half.to + 40)
      .replace(/\s+/g, ' ')
      .trim(),
  }))
}
