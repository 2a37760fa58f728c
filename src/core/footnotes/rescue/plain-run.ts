import type { Nodes, RootContent } from 'mdast'
import { offsetsOf } from '../../markdown/offsets'
import { isOpening, type Opening, openingAt } from './opening'
import type { PlainMark } from './plain-mark'
import { notesIn, type PlainNote } from './plain-note'
import { CALLED_BY, DOUBTFUL, type MarkStyle, readSign } from './plain-sign'

/** Notes that stand one after the other. */
export interface PlainRun {
  readonly notes: readonly PlainNote[]
  /** Indices of the blocks it takes up, `first` up to but without `end`. */
  readonly first: number
  readonly end: number
  /** The rule, blank or heading "Notes" right before it; null when there is none. */
  readonly opening: Opening | null
}

export interface PlainRuns {
  readonly runs: readonly PlainRun[]
  /** Notes that are in no run, because nothing calls them. */
  readonly alone: readonly PlainNote[]
}

/**
 * Finds the runs of plain notes among the top-level blocks: numbers ascend, the first is 1 or goes on from the run before;
 * blocks between two notes, and behind the last at the end of the text, belong to the note before them. A run counts when
 * `marks`, all those of the text, call its notes.
 */
export function plainRuns(text: string, blocks: readonly RootContent[], marks: readonly PlainMark[]): PlainRuns {
  const runs: PlainRun[] = []
  const alone: PlainNote[] = []
  let index = 0
  while (index < blocks.length) {
    const opening = openingAt(text, blocks, index)
    const start = opening ? opening.next : index
    const before = runs[runs.length - 1]?.notes.at(-1)?.number ?? 0
    const run = runAt(text, blocks, marks, start, opening, before)
    if (run && isCalled(run, marks)) {
      runs.push(run)
      index = run.end
    } else {
      const first =
        start < blocks.length ? notesIn(blocks[start] as RootContent, text, opening !== null, null)[0] : undefined
      if (first?.style === 'square') alone.push(first)
      index = start + 1
    }
  }
  return { runs, alone }
}

/** Every block or line that a note might be, called or not. */
export function notesAnywhere(text: string, blocks: readonly RootContent[]): PlainNote[] {
  let opened = false
  return blocks.flatMap((block) => {
    opened ||= isOpening(block, text)
    return notesIn(block, text, opened, null)
  })
}

/** Whether marks before the run call enough of its notes to believe that notes is what they are. */
function isCalled(run: PlainRun, marks: readonly PlainMark[]): boolean {
  const { notes, opening } = run
  const style = markStyle(run, marks)
  const before = marks.filter((mark) => mark.style === style && mark.from < (notes[0]?.from ?? 0))
  const calls = (note: PlainNote) => before.filter(({ numbers }) => numbers.includes(note.number))
  const called = notes.filter((note) => calls(note).length > 0).length
  const surely = notes.some((note) => calls(note).some(({ place }) => place !== 'spaced'))
  const allClosely = notes.every((note) => calls(note).some(({ place }) => place === 'close'))
  const [first] = notes
  if (first?.style === 'listed' && opening?.titled)
    return calls(first).some(({ place }) => place === 'close') && called * 2 >= notes.length
  if (first?.style === 'listed') return allClosely
  if (first && DOUBTFUL.has(first.style) && !(first.style === 'round' && opening)) return allClosely
  return surely || called === notes.length
}

/** How the marks of a run look: like its notes, or as else they may, where only that style has its first note. */
export function markStyle({ notes: [first] }: Pick<PlainRun, 'notes'>, marks: readonly PlainMark[]): MarkStyle {
  const styles = CALLED_BY[first?.style ?? 'square']
  const calls = (style: MarkStyle) =>
    marks.some((mark) => mark.style === style && mark.place === 'close' && mark.numbers.includes(first?.number ?? 0))
  return styles.find(calls) ?? styles[0] ?? 'square'
}

function runAt(
  text: string,
  blocks: readonly RootContent[],
  marks: readonly PlainMark[],
  first: number,
  opening: Opening | null,
  before: number,
): PlainRun | null {
  const notes: PlainNote[] = []
  let end = first
  let tail = first
  for (let index = first; index < blocks.length; index += 1) {
    const block = blocks[index] as RootContent
    const last = notes[notes.length - 1]
    const own = notesIn(block, text, opening !== null, last?.style ?? null)
    const goesOn = last ? follows(own[0], notes) : own[0] && starts(own[0], before)
    if (own.length > 0 && goesOn) {
      if (last && tail > end) notes[notes.length - 1] = { ...last, to: offsetsOf(blocks[index - 1] as RootContent).to }
      notes.push(...own)
      end = index + 1
      tail = end
    } else if (own.length > 0 || !last || isBoundary(block, text) || callsLater(block, last, marks)) break
    else tail = index + 1
  }
  const last = notes[notes.length - 1]
  if (!last) return null
  // At the end of the text, what follows the last note goes on with it.
  if (tail > end && tail === blocks.length && opening !== null) {
    notes[notes.length - 1] = { ...last, to: offsetsOf(blocks[tail - 1] as RootContent).to }
    end = tail
  }
  return { notes, first, end, opening }
}

/** A heading, a rule or a real note ends a run. */
function isBoundary(block: RootContent, text: string): boolean {
  return block.type === 'heading' || block.type === 'footnoteDefinition' || isOpening(block, text)
}

/** Words that call a note still to come are the post going on, not the note before them. */
function callsLater(block: Nodes, last: PlainNote, marks: readonly PlainMark[]): boolean {
  const { from, to } = offsetsOf(block)
  return marks.some(
    (mark) =>
      mark.from >= from &&
      mark.to <= to &&
      mark.place === 'close' &&
      CALLED_BY[last.style].includes(mark.style) &&
      mark.numbers.some((number) => number > last.number),
  )
}

const DAGGER = readSign('symbol', '†')?.[0]

function starts({ style, number }: PlainNote, before: number): boolean {
  return number === 1 || (style === 'symbol' ? number === DAGGER : number === before + 1)
}

/** Numbers go up; one that was left out may come late, but none comes twice. */
function follows(note: PlainNote | undefined, notes: readonly PlainNote[]): boolean {
  const [first] = notes
  if (!note || !first || note.behindWords || note.style !== first.style) return false
  return !notes.some(({ number }) => number === note.number) && (note.number > first.number || note.style === 'symbol')
}
