import type { RootContent } from 'mdast'
import { offsetsOf } from '../../markdown/offsets'
import { firstWhere } from '../../ordered'
import { marksBetween, type PlainMark } from './plain-mark'
import type { PlainNote } from './plain-note'
import { markStyle, type PlainRun } from './plain-run'
import type { MarkStyle } from './plain-sign'

/** A plain note with the marks that call it. */
export interface Pair {
  readonly note: PlainNote
  readonly marks: readonly PlainMark[]
  readonly run: PlainRun
  /** Its index in the run. */
  readonly at: number
}

/** Pairs the notes of each run with the marks between the run before and it, or with earlier ones that nothing has taken. */
export function pairRuns(
  text: string,
  blocks: readonly RootContent[],
  runs: readonly PlainRun[],
  marks: readonly PlainMark[],
): Pair[] {
  const pairs: Pair[] = []
  const free = new FreeMarks(marks)
  const borders = bordersOf(blocks)
  let after = 0
  for (let index = 0; index < runs.length; ) {
    const until = runs[index]?.notes[0]?.from ?? text.length
    const near = marksBetween(marks, after, until)
    const group = runsTogether(runs, index, marks)
    const shares = group.length > 1 ? sharesOf(near, group.length, borders) : [near]
    const doubtful = shares === null ? numbersOfSeveral(group) : new Set<number>()
    for (const [place, run] of group.entries()) {
      const far = (style: MarkStyle, number: number) => free.before(after, style, number)
      const paired = pairRun(run, shares?.[place] ?? near, far, doubtful)
      for (const pair of paired) free.take(pair.marks)
      pairs.push(...paired)
      after = run.notes.at(-1)?.to ?? after
    }
    index += group.length
  }
  return pairs
}

/** The marks that no note has taken yet. */
class FreeMarks {
  private readonly found = new Map<string, Set<PlainMark>>()

  /** Takes marks in the order of the text. */
  constructor(marks: readonly PlainMark[]) {
    for (const mark of marks)
      for (const number of mark.numbers) {
        const key = `${mark.style} ${number}`
        const known = this.found.get(key)
        if (known) known.add(mark)
        else this.found.set(key, new Set([mark]))
      }
  }

  /** Those of a style and number that stand before an offset, in order. */
  before(offset: number, style: MarkStyle, number: number): PlainMark[] {
    const before: PlainMark[] = []
    for (const mark of this.found.get(`${style} ${number}`) ?? []) {
      if (mark.from >= offset) break
      before.push(mark)
    }
    return before
  }

  take(marks: readonly PlainMark[]): void {
    for (const mark of marks) for (const number of mark.numbers) this.found.get(`${mark.style} ${number}`)?.delete(mark)
  }
}

/** Runs that stand one behind the other, as where the notes of all sections are at the end. */
function runsTogether(runs: readonly PlainRun[], index: number, marks: readonly PlainMark[]): PlainRun[] {
  let end = index + 1
  const parted = (before: PlainRun | undefined, next: PlainRun | undefined) =>
    marksBetween(marks, before?.notes.at(-1)?.to ?? 0, next?.notes[0]?.from ?? 0).length > 0
  while (end < runs.length && !parted(runs[end - 1], runs[end])) end += 1
  return runs.slice(index, end)
}

/** Where headings and rules begin. */
export function bordersOf(blocks: readonly RootContent[]): number[] {
  return blocks
    .filter(({ type }) => type === 'heading' || type === 'thematicBreak')
    .map((block) => offsetsOf(block).from)
}

/** The marks of each section, where they begin with 1 again behind a border; null when that gives another count. */
function sharesOf(marks: readonly PlainMark[], count: number, borders: readonly number[]): PlainMark[][] | null {
  const shares: PlainMark[][] = [[]]
  let last = 0
  for (const mark of marks) {
    const share = shares[shares.length - 1] as PlainMark[]
    const start = last
    const border = borders[firstWhere(borders, (one) => one > start)]
    const parted = border !== undefined && border < mark.from
    if (parted && share.length > 0 && mark.numbers[0] === 1) shares.push([mark])
    else share.push(mark)
    last = mark.from
  }
  return shares.length === count ? shares : null
}

/** The numbers that more than one of the runs have. */
function numbersOfSeveral(group: readonly PlainRun[]): ReadonlySet<number> {
  const seen = new Set<number>()
  const several = new Set<number>()
  for (const { notes } of group) {
    const own = new Set(notes.map(({ number }) => number))
    for (const number of own) (seen.has(number) ? several : seen).add(number)
  }
  return several
}

function pairRun(
  run: PlainRun,
  nearMarks: readonly PlainMark[],
  far: (style: MarkStyle, number: number) => readonly PlainMark[],
  doubtful: ReadonlySet<number>,
): Pair[] {
  const isClose = ({ place }: PlainMark) => place === 'close'
  const style = markStyle(
    run,
    (own, number) =>
      nearMarks.some((mark) => mark.style === own && isClose(mark) && mark.numbers.includes(number)) ||
      far(own, number).some(isClose),
  )
  const near = nearMarks.filter((mark) => mark.style === style)
  const numbers = new Set(run.notes.map(({ number }) => number))
  const isOwn = (mark: PlainMark) => mark.numbers.every((one) => numbers.has(one) && !doubtful.has(one))
  const nearOf = byNumber(near.filter(isOwn))
  const isInOrder = orderOf(near)
  return run.notes.flatMap((note, at): Pair[] => {
    const own = nearOf.get(note.number) ?? far(style, note.number).filter(isOwn)
    const sure = own.filter((mark) => isClose(mark) || (mark.place === 'spaced' && isInOrder(mark, note.number)))
    const loose = own.find(({ place }) => place === 'loose')
    const found = sure.length > 0 ? sure : loose ? [loose] : []
    return found.length > 0 ? [{ note, marks: found, run, at }] : []
  })
}

function byNumber(marks: readonly PlainMark[]): Map<number, PlainMark[]> {
  const found = new Map<number, PlainMark[]>()
  for (const mark of marks)
    for (const number of new Set(mark.numbers)) {
      const known = found.get(number)
      if (known) known.push(mark)
      else found.set(number, [mark])
    }
  return found
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
