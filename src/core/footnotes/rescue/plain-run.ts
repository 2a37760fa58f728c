import type { Nodes, RootContent } from 'mdast'
import { offsetsOf } from '../../markdown/offsets'
import { isOpening, type Opening, openingAt } from './opening'
import { marksBetween, type PlainMark } from './plain-mark'
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
 * `marks`, all those of the text, call its notes. `labels` are those of real notes, behind which plain ones may go on.
 */
export function plainRuns(
  text: string,
  blocks: readonly RootContent[],
  marks: readonly PlainMark[],
  labels: ReadonlySet<string>,
): PlainRuns {
  const firsts = new FirstMarks(marks)
  // Beside notes that look like the marks, `(1)` begins the points of a list.
  const squared = notesAnywhere(text, blocks).some(({ style }) => style === 'square')
  const runs: PlainRun[] = []
  const alone: PlainNote[] = []
  let index = 0
  while (index < blocks.length) {
    const opening = openingAt(text, blocks, index)
    const start = opening ? opening.next : index
    const before = runs[runs.length - 1]?.notes.at(-1)?.number ?? 0
    const run = runAt(
      text,
      blocks,
      marks,
      start,
      opening,
      (number) => number === before + 1 || labels.has(String(number - 1)),
    )
    const isLast = run !== null && (run.opening !== null || run.end === blocks.length)
    // Where notes go on behind real ones, the order of the marks is not known.
    const onlyClosely = (run?.notes[0]?.number ?? 1) !== 1 && run?.notes[0]?.number !== before + 1
    if (run && isCalled(run, firsts, { squareCallsRound: isLast && !squared, onlyClosely })) {
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

/** Whether marks before the run call enough of its notes to believe that notes is what they are; `[1]` may call `(1)` or not. */
function isCalled(
  run: PlainRun,
  firsts: FirstMarks,
  { squareCallsRound, onlyClosely }: { readonly squareCallsRound: boolean; readonly onlyClosely: boolean },
): boolean {
  const { notes, opening } = run
  const style = markStyle(run, (own, number) => firsts.of(own, number).close < Number.POSITIVE_INFINITY)
  const start = notes[0]?.from ?? 0
  const calls = (note: PlainNote, how: keyof Firsts) => firsts.of(style, note.number)[how] < start
  const called = notes.filter((note) => calls(note, 'any')).length
  const surely = notes.some((note) => calls(note, 'unspaced'))
  const allClosely = notes.every((note) => calls(note, 'close'))
  const [first] = notes
  if (first?.style === 'listed' && opening?.titled) return calls(first, 'close') && called * 2 >= notes.length
  if (first?.style === 'listed') return allClosely
  if (first?.style === 'round' && style === 'square') return allClosely && squareCallsRound
  if (first && DOUBTFUL.has(first.style) && !(first.style === 'round' && opening)) return allClosely
  return onlyClosely ? allClosely : surely || called === notes.length
}

/** Where the first marks of a number stand, by how they stand to what they are for; infinite where there is none. */
interface Firsts {
  readonly any: number
  readonly unspaced: number
  readonly close: number
}

const NOWHERE: Firsts = {
  any: Number.POSITIVE_INFINITY,
  unspaced: Number.POSITIVE_INFINITY,
  close: Number.POSITIVE_INFINITY,
}

/** The first marks of each style and number. */
class FirstMarks {
  private readonly found = new Map<string, Firsts>()

  constructor(marks: readonly PlainMark[]) {
    for (const { style, numbers, place, from } of marks)
      for (const number of numbers) {
        const { any, unspaced, close } = this.of(style, number)
        this.found.set(`${style} ${number}`, {
          any: Math.min(any, from),
          unspaced: place === 'spaced' ? unspaced : Math.min(unspaced, from),
          close: place === 'close' ? Math.min(close, from) : close,
        })
      }
  }

  of(style: MarkStyle, number: number): Firsts {
    return this.found.get(`${style} ${number}`) ?? NOWHERE
  }
}

/** How the marks of a run look: like its notes, or as else they may, where only that style has its first note closely called. */
export function markStyle(
  { notes: [first] }: Pick<PlainRun, 'notes'>,
  isCalled: (style: MarkStyle, number: number) => boolean,
): MarkStyle {
  const styles = CALLED_BY[first?.style ?? 'square']
  return styles.find((style) => isCalled(style, first?.number ?? 0)) ?? styles[0] ?? 'square'
}

function runAt(
  text: string,
  blocks: readonly RootContent[],
  marks: readonly PlainMark[],
  first: number,
  opening: Opening | null,
  isNext: (number: number) => boolean,
): PlainRun | null {
  const notes: PlainNote[] = []
  const numbers = new Set<number>()
  let end = first
  let tail = first
  for (let index = first; index < blocks.length; index += 1) {
    const block = blocks[index] as RootContent
    const last = notes[notes.length - 1]
    const own = notesIn(block, text, opening !== null, last?.style ?? null)
    const goesOn = last ? follows(own[0], notes, numbers) : own[0] && starts(own[0], isNext)
    if (own.length > 0 && goesOn) {
      if (last && tail > end) notes[notes.length - 1] = { ...last, to: offsetsOf(blocks[index - 1] as RootContent).to }
      for (const note of own) {
        notes.push(note)
        numbers.add(note.number)
      }
      end = index + 1
      tail = end
    } else if (own.length > 0 || !last || isBoundary(block, text) || callsLater(block, last, marks)) break
    else tail = index + 1
  }
  const last = notes[notes.length - 1]
  if (!last) return null
  // At the end of the text, what follows the last note goes on with it, unless that ended with its list.
  if (tail > end && tail === blocks.length && opening !== null && !last.item) {
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
  return marksBetween(marks, from, to).some(
    (mark) =>
      mark.to <= to &&
      mark.place === 'close' &&
      CALLED_BY[last.style].includes(mark.style) &&
      mark.numbers.some((number) => number > last.number),
  )
}

const DAGGER = readSign('symbol', '†')?.[0]

function starts({ style, number }: PlainNote, isNext: (number: number) => boolean): boolean {
  return number === 1 || (style === 'symbol' ? number === DAGGER : isNext(number))
}

/** Numbers go up; one that was left out may come late, but none comes twice. */
function follows(note: PlainNote | undefined, [first]: readonly PlainNote[], numbers: ReadonlySet<number>): boolean {
  if (!note || !first || note.behindWords || note.style !== first.style) return false
  return !numbers.has(note.number) && (note.number > first.number || note.style === 'symbol')
}
