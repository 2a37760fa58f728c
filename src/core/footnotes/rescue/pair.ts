import type { RootContent } from 'mdast'
import { offsetsOf } from '../../markdown/offsets'
import type { PlainMark } from './plain-mark'
import type { PlainNote } from './plain-note'
import { markStyle, type PlainRun } from './plain-run'

/** A plain note with the marks that call it. */
export interface Pair {
  readonly note: PlainNote
  readonly marks: readonly PlainMark[]
  readonly run: PlainRun
}

/** Pairs the notes of each run with the marks between the run before and it, or with earlier ones that nothing has taken. */
export function pairRuns(
  text: string,
  blocks: readonly RootContent[],
  runs: readonly PlainRun[],
  marks: readonly PlainMark[],
): Pair[] {
  const pairs: Pair[] = []
  const used = new Set<PlainMark>()
  let after = 0
  for (let index = 0; index < runs.length; ) {
    const until = runs[index]?.notes[0]?.from ?? text.length
    const near = marks.filter(({ from }) => from >= after && from < until)
    const group = runsTogether(runs, index, marks)
    const shares = group.length > 1 ? sharesOf(near, group.length, blocks) : [near]
    for (const [place, run] of group.entries()) {
      const far = marks.filter((mark) => mark.from < after && !used.has(mark))
      const own = shares?.[place] ?? near
      const doubtful = shares === null ? numbersOfOthers(group, run) : new Set<number>()
      const paired = pairRun(run, own, far, doubtful)
      for (const pair of paired) for (const mark of pair.marks) used.add(mark)
      pairs.push(...paired)
      after = run.notes.at(-1)?.to ?? after
    }
    index += group.length
  }
  return pairs
}

/** Runs that stand one behind the other, as where the notes of all sections are at the end. */
function runsTogether(runs: readonly PlainRun[], index: number, marks: readonly PlainMark[]): PlainRun[] {
  let end = index + 1
  const parted = (before: PlainRun | undefined, next: PlainRun | undefined) => {
    const [from, to] = [before?.notes.at(-1)?.to ?? 0, next?.notes[0]?.from ?? 0]
    return marks.some((mark) => mark.from >= from && mark.from < to)
  }
  while (end < runs.length && !parted(runs[end - 1], runs[end])) end += 1
  return runs.slice(index, end)
}

/** The marks of each section, where they begin with 1 again behind a heading or rule; null when that gives another count. */
function sharesOf(marks: readonly PlainMark[], count: number, blocks: readonly RootContent[]): PlainMark[][] | null {
  const borders = blocks
    .filter(({ type }) => type === 'heading' || type === 'thematicBreak')
    .map((block) => offsetsOf(block).from)
  const shares: PlainMark[][] = [[]]
  let last = 0
  for (const mark of marks) {
    const share = shares[shares.length - 1] as PlainMark[]
    const parted = borders.some((border) => border > last && border < mark.from)
    if (parted && share.length > 0 && mark.numbers[0] === 1) shares.push([mark])
    else share.push(mark)
    last = mark.from
  }
  return shares.length === count ? shares : null
}

function numbersOfOthers(group: readonly PlainRun[], run: PlainRun): ReadonlySet<number> {
  return new Set(group.filter((other) => other !== run).flatMap(({ notes }) => notes.map(({ number }) => number)))
}

function pairRun(
  run: PlainRun,
  nearMarks: readonly PlainMark[],
  farMarks: readonly PlainMark[],
  doubtful: ReadonlySet<number>,
): Pair[] {
  const style = markStyle(run, [...nearMarks, ...farMarks])
  const near = nearMarks.filter((mark) => mark.style === style)
  const far = farMarks.filter((mark) => mark.style === style)
  const numbers = new Set(run.notes.map(({ number }) => number))
  const isInOrder = orderOf(near)
  return run.notes.flatMap((note): Pair[] => {
    const calls = (mark: PlainMark) =>
      mark.numbers.includes(note.number) && mark.numbers.every((one) => numbers.has(one) && !doubtful.has(one))
    const own = near.some(calls) ? near.filter(calls) : far.filter(calls)
    const sure = own.filter(
      (mark) => mark.place === 'close' || (mark.place === 'spaced' && isInOrder(mark, note.number)),
    )
    const loose = own.find(({ place }) => place === 'loose')
    const found = sure.length > 0 ? sure : loose ? [loose] : []
    return found.length > 0 ? [{ note, marks: found, run }] : []
  })
}

/** Tells whether a mark of a number stands behind the first mark of each lower number and before that of each higher one. */
function orderOf(marks: readonly PlainMark[]): (mark: PlainMark, number: number) => boolean {
  const firsts = new Map<number, number>()
  for (const { numbers, from } of marks)
    for (const number of numbers) firsts.set(number, Math.min(from, firsts.get(number) ?? from))
  const ascending = [...firsts].sort(([a], [b]) => a - b)
  const highest: number[] = []
  const lowest: number[] = []
  ascending.forEach(([, from], at) => {
    highest[at] = Math.max(from, highest[at - 1] ?? 0)
  })
  for (let at = ascending.length - 1; at >= 0; at -= 1)
    lowest[at] = Math.min(ascending[at]?.[1] ?? 0, lowest[at + 1] ?? Number.POSITIVE_INFINITY)
  const placeOf = new Map(ascending.map(([number], at) => [number, at]))
  return ({ from }, number) => {
    const at = placeOf.get(number)
    return at !== undefined && (highest[at - 1] ?? 0) <= from && from <= (lowest[at + 1] ?? Number.POSITIVE_INFINITY)
  }
}
