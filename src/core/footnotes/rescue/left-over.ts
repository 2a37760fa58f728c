import type { RootContent } from 'mdast'
import { offsetsOf } from '../../markdown/offsets'
import type { Pair } from './pair'
import type { PlainMark } from './plain-mark'
import type { PlainNote } from './plain-note'
import type { PlainRun } from './plain-run'
import { shownSign } from './plain-sign'

/** Something that looks like half of a plain note; it is left as it is. */
export interface LeftOver {
  readonly kind: 'mark-without-note' | 'note-without-mark'
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
  readonly pairs: readonly Pair[]
}

/** Notes without a mark, then marks without a note, each in the order of the text. */
export function leftOvers(
  text: string,
  blocks: readonly RootContent[],
  { runs, alone, marks, pairs }: Found,
): LeftOver[] {
  const paired = new Set(pairs.map(({ note }) => note))
  const notes = [...runs.flatMap((run) => run.notes), ...alone].filter((note) => !paired.has(note))
  const used = new Set(pairs.flatMap((pair) => pair.marks))
  const styles = new Set<string>(['square', ...[...used].map(({ style }) => style)])
  const inNotes = runs.map(
    ({ first, end }) => [startOf(blocks, first), offsetsOf(blocks[end - 1] as RootContent).to] as const,
  )
  const calls = marks.filter(
    (mark) =>
      mark.close &&
      styles.has(mark.style) &&
      !used.has(mark) &&
      !inNotes.some(([from, to]) => mark.from >= from && mark.to <= to),
  )
  const byPlace = (a: { readonly from: number }, b: { readonly from: number }) => a.from - b.from
  return [
    ...notes.sort(byPlace).map((note): LeftOver => {
      const to = Math.min(note.to, note.from + 80)
      const sign = shownSign(text.slice(note.from, note.contentFrom))
      return { kind: 'note-without-mark', number: note.number, sign, ...place(text, note.from, to) }
    }),
    ...calls.map((mark): LeftOver => {
      const sign = shownSign(text.slice(mark.from, mark.to))
      return { kind: 'mark-without-note', number: mark.numbers[0] ?? 0, sign, ...place(text, mark.from, mark.to) }
    }),
  ]
}

function startOf(blocks: readonly RootContent[], index: number): number {
  return offsetsOf(blocks[index] as RootContent).from
}

function place(text: string, from: number, to: number): Pick<LeftOver, 'from' | 'to' | 'line' | 'context'> {
  const line = text.slice(0, from).split(/\r\n?|\n/).length
  const context = text
    .slice(Math.max(0, from - 40), to + 40)
    .replace(/\s+/g, ' ')
    .trim()
  return { from, to, line, context }
}
