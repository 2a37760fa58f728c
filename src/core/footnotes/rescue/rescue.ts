import type { Root } from 'mdast'
import { parseMarkdown } from '../../markdown/parse'
import { applyEdits, type TextEdit } from '../../text-edit'
import { labelsOf } from '../fresh-label'
import { scanNotes, scanTree } from '../scan'
import { type MarkStyle, type PlainMark, plainMarks } from './plain-mark'
import { type PlainNote, type PlainRun, plainRuns } from './plain-run'

/** A plain note with its marks, and the real note it would become. */
export interface RescuedNote {
  /** The number as it is typed. */
  readonly number: number
  /** The label it gets: its number, where no other note of the text has it. */
  readonly label: string
  /** Offsets of the marks and of the note with its number. */
  readonly marks: readonly { readonly from: number; readonly to: number }[]
  readonly note: { readonly from: number; readonly to: number }
  /** The note's words. */
  readonly words: string
  /** The splices for this note alone. */
  readonly edits: readonly TextEdit[]
}

/** Something that looks like half of a plain note; it is left as it is. */
export interface LeftOver {
  readonly kind: 'mark-without-note' | 'note-without-mark'
  readonly number: number
  readonly from: number
  readonly to: number
  /** From 1. */
  readonly line: number
  /** The words around it. */
  readonly context: string
}

/** What rescuing would do to one text; nothing is changed yet. */
export interface Rescue {
  readonly notes: readonly RescuedNote[]
  readonly left: readonly LeftOver[]
  /** The splices for all of the notes. */
  readonly edits: readonly TextEdit[]
}

interface Pair {
  readonly note: PlainNote
  readonly marks: readonly PlainMark[]
  readonly run: PlainRun
  readonly label: string
}

/**
 * Finds notes that were typed by hand, `[1]` … `[1] text`, or raised numbers with a list under "Notes", and plans to make
 * real ones of them. Only complete pairs count; what is half a pair is reported. `chosen` limits it to notes by their place
 * in the answer without it. On a text it has made, it finds nothing.
 */
export function planRescue(text: string, chosen?: ReadonlySet<number>): Rescue {
  return planRescueOf(parseMarkdown(text), text, chosen)
}

/** As `planRescue`, of a tree that was parsed before from `text`. */
export function planRescueOf(root: Root, text: string, chosen?: ReadonlySet<number>): Rescue {
  const blocks = root.children
  const runs = plainRuns(text, blocks)
  const labels = new Set(labelsOf(scanTree(root, text)))
  const pairs: Pair[] = []
  const left: LeftOver[] = []
  let after = 0
  for (const run of runs) {
    const used = new Set(pairs.flatMap(({ marks }) => marks))
    const near = plainMarks(text, blocks.slice(after, run.first))
    const far = plainMarks(text, blocks.slice(0, after)).filter((mark) => !isUsed(mark, used))
    pairRun(text, run, { near, far }, labels, pairs, left)
    after = run.end
  }
  if (pairs.length === 0) return { notes: [], left: runs.length > 0 ? left : [], edits: [] }
  const wanted = pairs.filter((_, index) => !chosen || chosen.has(index))
  const edits = editsFor(text, wanted, runs)
  if (!holds(text, edits, wanted)) return { notes: [], left, edits: [] }
  // What would leave something to do a second time was not understood: better no change than half of one.
  const settled = chosen !== undefined || planRescue(applyEdits(text, edits)).edits.length === 0
  if (!settled) return { notes: [], left, edits: [] }
  return { notes: pairs.map((pair) => describe(text, pair, runs)), left, edits }
}

/** The marks between the run before and this one, and those before that no note has taken. */
interface Marks {
  readonly near: readonly PlainMark[]
  readonly far: readonly PlainMark[]
}

function isUsed(mark: PlainMark, used: ReadonlySet<PlainMark>): boolean {
  return [...used].some(({ from }) => from === mark.from)
}

function pairRun(
  text: string,
  run: PlainRun,
  marks: Marks,
  labels: Set<string>,
  pairs: Pair[],
  left: LeftOver[],
): void {
  const style = markStyle(run, [...marks.near, ...marks.far])
  const near = marks.near.filter((mark) => mark.style === style)
  const far = marks.far.filter((mark) => mark.style === style)
  const numbers = new Set(run.notes.map(({ number }) => number))
  const called = new Set<number>()
  for (const note of run.notes) {
    const calls = (mark: PlainMark) =>
      mark.numbers.includes(note.number) && mark.numbers.every((one) => numbers.has(one))
    const own = near.some(calls) ? near.filter(calls) : far.filter(calls)
    const close = own.filter((mark) => mark.close)
    const found = close.length > 0 ? close : own.slice(0, 1)
    if (found.length === 0) {
      left.push(leftOver(text, 'note-without-mark', note.number, note.from, Math.min(note.to, note.from + 80)))
      continue
    }
    called.add(note.number)
    pairs.push({ note, marks: found, run, label: takeLabel(note.number, labels) })
  }
  for (const mark of near) {
    if (mark.close && !mark.numbers.every((number) => called.has(number)))
      left.push(leftOver(text, 'mark-without-note', mark.numbers[0] ?? 0, mark.from, mark.to))
  }
}

/** Items of a list say nothing of how their marks look: the style that has note 1 is theirs. */
function markStyle(run: PlainRun, marks: readonly PlainMark[]): MarkStyle {
  const [first] = run.notes
  if (!first?.item) return first?.style ?? 'square'
  const styles: MarkStyle[] = ['raised', 'square', 'round']
  const fitting = styles.find((style) =>
    marks.some((mark) => mark.style === style && mark.numbers.includes(first.number)),
  )
  return fitting ?? 'raised'
}

function takeLabel(number: number, labels: Set<string>): string {
  let label = String(number)
  for (let next = labels.size + 1; labels.has(label); next += 1) label = String(next)
  labels.add(label)
  return label
}

function editsFor(text: string, pairs: readonly Pair[], runs: readonly PlainRun[]): TextEdit[] {
  const edits: TextEdit[] = []
  const byMark = new Map<PlainMark, string[]>()
  for (const { marks, label } of pairs)
    for (const mark of marks) byMark.set(mark, [...(byMark.get(mark) ?? []), `[^${label}]`])
  for (const [mark, labels] of byMark) {
    // A mark of several numbers becomes real marks only when all its notes do.
    if (labels.length === mark.numbers.length) edits.push({ from: mark.from, to: mark.to, insert: labels.join('') })
  }
  for (const pair of pairs) edits.push(definitionEdit(text, pair))
  for (const run of runs) {
    const all = run.notes.every((note) => pairs.some((pair) => pair.note === note))
    // Notes print under a heading of their own, so the rule or heading before these goes.
    if (!all || !run.opening) continue
    const { from, to } = run.opening
    edits.push({ from, to: to + (/^\s*/.exec(text.slice(to))?.[0].length ?? 0), insert: '' })
  }
  return edits.sort((a, b) => a.from - b.from)
}

function definitionEdit(text: string, { note, label }: Pair): TextEdit {
  const column = note.contentFrom - (text.lastIndexOf('\n', note.contentFrom - 1) + 1)
  const [first = '', ...rest] = text.slice(note.contentFrom, note.to).split('\n')
  let behindBlank = note.item
  const lines = rest.map((line) => {
    if (line.trim() === '') {
      behindBlank = true
      return line
    }
    // Lines of the first paragraph go on by themselves; what comes behind a blank line must be indented.
    const bare = note.item ? line.replace(new RegExp(`^ {0,${column}}`), '') : line
    return behindBlank ? `    ${bare}` : bare
  })
  // A line end forced with a backslash parted the notes; now nothing needs to.
  const forced = /^\\\r?\n/.test(text.slice(note.to, note.to + 3)) ? 1 : 0
  return { from: note.from, to: note.to + forced, insert: `[^${label}]: ${asWords([first, ...lines].join('\n'))}` }
}

/** Keeps the first words of a note from becoming a list, heading or quote of its own. */
function asWords(words: string): string {
  return words.replace(/^(?:(\d{1,9})([.)])(?=\s|$)|([#>+*-])(?=\s|[#>]|$))/, (_, digits, dot, sign) =>
    digits === undefined ? `\\${sign}` : `${digits}\\${dot}`,
  )
}

/** Whether the edited text has the planned notes, each called, and lost none that it had. */
function holds(text: string, edits: readonly TextEdit[], pairs: readonly Pair[]): boolean {
  const before = scanNotes(text)
  const after = scanNotes(applyEdits(text, edits))
  const called = new Set(after.notes.map(({ label }) => label))
  return pairs.every(({ label }) => called.has(label)) && after.notes.length >= before.notes.length + pairs.length
}

function describe(text: string, pair: Pair, runs: readonly PlainRun[]): RescuedNote {
  const { note, marks, label } = pair
  return {
    edits: editsFor(text, [pair], runs),
    number: note.number,
    label,
    marks: marks.map(({ from, to }) => ({ from, to })),
    note: { from: note.from, to: note.to },
    words: text.slice(note.contentFrom, note.to),
  }
}

function leftOver(text: string, kind: LeftOver['kind'], number: number, from: number, to: number): LeftOver {
  const line = text.slice(0, from).split(/\r\n?|\n/).length
  const context = text
    .slice(Math.max(0, from - 40), to + 40)
    .replace(/\s+/g, ' ')
    .trim()
  return { kind, number, from, to, line, context }
}
