import type { Nodes, Root } from 'mdast'
import { lineEndOf } from '../../line-ends'
import { parseMarkdown } from '../../markdown/parse'
import { isWithin } from '../../ordered'
import { applyEdits, type TextEdit } from '../../text-edit'
import { labelsOf } from '../fresh-label'
import { scanNotes, scanTree } from '../scan'
import { deadLinks } from './dead-links'
import { spellOut } from './joined-marks'
import { type LeftOver, leftOvers, placesIn } from './left-over'
import { type Pair, pairRuns } from './pair'
import { numbersOf, type PlainMark, plainMarks } from './plain-mark'
import type { PlainNote } from './plain-note'
import { notesAnywhere, type PlainRun, plainRuns } from './plain-run'
import { shownSign } from './plain-sign'
import { rawParagraphs } from './raw-paragraphs'
import { type Cover, UncoveredText } from './uncovered'
import { wrappers } from './wrappers'

export type { LeftOver } from './left-over'

/** A plain note with its marks, and the real note it would become. */
export interface RescuedNote {
  /** Its place in its list: 2 for `[2]`, `[ii]`, `[b]` and `**`. */
  readonly number: number
  /** What it begins with: `[2]`. */
  readonly sign: string
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

/** What rescuing would do to one text; nothing is changed yet. */
export interface Rescue {
  readonly notes: readonly RescuedNote[]
  readonly left: readonly LeftOver[]
  /** The splices for all of the notes. */
  readonly edits: readonly TextEdit[]
}

interface LabelledPair extends Pair {
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
  const plan = planNotes(root, text, chosen)
  return plan.edits.length > 0 ? { ...plan, edits: withoutWrappers(text, plan.edits) } : plan
}

/** Takes away, too, what a text with its new notes has around its paragraphs, unless that changes what its notes are. */
function withoutWrappers(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  const made = applyEdits(text, edits)
  const cuts = wrappers(made)
  const bare = applyEdits(made, cuts)
  if (cuts.length === 0 || !keepsNotes(made, cuts, 0) || (isSettled(made) && !isSettled(bare))) return edits
  const steps = edits.map((edit) => ({ from: edit.from, to: edit.to, edits: [edit] }))
  return new UncoveredText(text, steps).editsOf(cuts, 'all')
}

function planNotes(root: Root, text: string, chosen: ReadonlySet<number> | undefined): Rescue {
  const raw = rawParagraphs(text, root)
  const covers = raw.length > 0 ? raw : deadLinks(text, root)
  return covers.length > 0 ? planBehind(text, covers, chosen) : planPlain(root, text, chosen)
}

/** Whether a text has no plain notes to make real ones of. */
function isSettled(text: string): boolean {
  return planNotes(parseMarkdown(text), text, undefined).edits.length === 0
}

/** Plans on the text without the covers; only those that hide a note which is made are opened. */
function planBehind(text: string, covers: readonly Cover[], chosen: ReadonlySet<number> | undefined): Rescue {
  const uncovered = new UncoveredText(text, covers)
  const plan = planNotes(parseMarkdown(uncovered.text), uncovered.text, chosen)
  const left = placesIn(
    text,
    plan.left.map((half) => ({ ...half, ...uncovered.rangeOf(half) })),
  )
  const edits = uncovered.editsOf(plan.edits)
  const settled = chosen !== undefined || edits.length === 0 || isSettled(applyEdits(text, edits))
  if (!settled || !keepsNotes(text, edits, chosen?.size ?? plan.notes.length)) return { notes: [], left, edits: [] }
  const notes = plan.notes.map((note) => ({
    ...note,
    marks: note.marks.map((mark) => uncovered.rangeOf(mark)),
    note: uncovered.rangeOf(note.note),
    edits: uncovered.editsOf(note.edits),
  }))
  return { notes, left, edits }
}

function planPlain(root: Root, text: string, chosen: ReadonlySet<number> | undefined): Rescue {
  const linked = labelsOfLinks(root)
  const blocks = root.children.filter((node) => node.type !== 'definition' || !linked.has(node.identifier))
  const { marks, unclear } = spellOut(plainMarks(text, blocks), notesAnywhere(text, blocks))
  const labels = new Set(labelsOf(scanTree(root, text)))
  const { runs, alone } = plainRuns(text, blocks, marks, labels)
  // Words of a note are written anew as a whole; what they call stays for a real note's check to find.
  const inNotes = runs.flatMap(({ notes }) => notes)
  const free = marks.filter((mark) => !isWithin(mark, inNotes))
  const takeLabel = labeller(labels)
  const pairs = pairRuns(text, blocks, runs, free).map((pair) => ({ ...pair, label: takeLabel(printedNumber(pair)) }))
  const left = leftOvers(text, blocks, { runs, alone, marks, unclear, pairs })
  const nothing = { notes: [], left, edits: [] }
  if (pairs.length === 0) return nothing
  const wanted = pairs.filter((_, index) => !chosen || chosen.has(index))
  const eol = lineEndOf(text)
  const edits = editsFor(text, wanted, runs, eol)
  if (!holds(text, edits, wanted)) return nothing
  // What would leave something to do a second time was not understood: better no change than half of one.
  const settled = chosen !== undefined || isSettled(applyEdits(text, edits))
  if (!settled) return nothing
  return { notes: pairs.map((pair) => describe(text, pair, eol)), left, edits }
}

/** Definitions that words are linked with, `[the act][1]`: they are no notes. */
function labelsOfLinks(root: Root): ReadonlySet<string> {
  const labels = new Set<string>()
  const visit = (node: Nodes): void => {
    const isLink = node.type === 'linkReference' || node.type === 'imageReference'
    if (isLink && node.referenceType !== 'shortcut' && numbersOf(node) === null) labels.add(node.identifier)
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(root)
  return labels
}

/** Asterisks and daggers count in the order of their notes. */
function printedNumber({ note, at }: Pair): number {
  return note.style === 'symbol' ? at + 1 : note.number
}

/** Answers labels that are not taken: the number itself, or one behind all that are. */
function labeller(taken: Set<string>): (number: number) => string {
  let next = 0
  return (number) => {
    let label = String(number)
    if (taken.has(label)) {
      next = Math.max(next, taken.size + 1)
      while (taken.has(String(next))) next += 1
      label = String(next)
    }
    taken.add(label)
    return label
  }
}

function editsFor(text: string, pairs: readonly LabelledPair[], runs: readonly PlainRun[], eol: string): TextEdit[] {
  const edits: TextEdit[] = []
  const byMark = new Map<PlainMark, string[]>()
  for (const { marks, label } of pairs)
    for (const mark of marks) byMark.set(mark, [...(byMark.get(mark) ?? []), `[^${label}]`])
  for (const [mark, labels] of byMark) {
    // A mark of several numbers becomes real marks only when all its notes do.
    if (labels.length === mark.numbers.length) edits.push({ from: mark.from, to: mark.to, insert: labels.join('') })
  }
  const made = new Set(pairs.map(({ note }) => note))
  for (const pair of pairs) edits.push(definitionEdit(text, pair, made, eol))
  for (const { notes, opening } of runs) {
    // Notes print under a heading of their own, so the rule or heading before these goes.
    if (!opening || !notes.every((note) => made.has(note))) continue
    const { from, to } = opening
    edits.push({ from, to: to + (/^\s*/.exec(text.slice(to))?.[0].length ?? 0), insert: '' })
  }
  return edits.sort((a, b) => a.from - b.from)
}

function definitionEdit(text: string, pair: LabelledPair, made: ReadonlySet<PlainNote>, eol: string): TextEdit {
  const { note, label } = pair
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
  const before = note.behindWords || goesOnLine(text, pair, made) ? eol + eol : ''
  // A line end forced with a backslash or a tag parted the notes; now nothing needs to.
  const forced = FORCED_END.exec(text.slice(note.to, note.to + 80))
  const end = forced && forced[1] === undefined ? eol : ''
  const after = goesOnUnpaired(text, pair, made) ? eol : ''
  const words = asWords([first, ...lines].join('\n'))
  const to = note.to + (forced?.[0].length ?? 0)
  return { from: note.from, to, insert: `${before}[^${label}]: ${words}${end}${after}` }
}

const FORCED_END = /^(?:\\(?=\r?\n)|(?:<br\s*\/?>[ \t]*)+)(?=(\r?\n)?)/i

/** Whether the note before it, which stays as it is, ends on the same line, with a tag. */
function goesOnLine(text: string, { note, run, at }: LabelledPair, made: ReadonlySet<PlainNote>): boolean {
  const before = run.notes[at - 1]
  return before !== undefined && !made.has(before) && !text.slice(before.to, note.from).includes('\n')
}

/** Whether the next line is a note that stays as it is: without a blank line it would become words of this one. */
function goesOnUnpaired(text: string, { note, run, at }: LabelledPair, made: ReadonlySet<PlainNote>): boolean {
  const next = run.notes[at + 1]
  if (!next || made.has(next)) return false
  return !/\n[ \t]*\r?\n/.test(text.slice(note.to, next.from))
}

/** Keeps the first words of a note from becoming a list, heading or quote of its own. */
function asWords(words: string): string {
  return words.replace(/^(?:(\d{1,9})([.)])(?=\s|$)|([#>+*-])(?=\s|[#>]|$))/, (_, digits, dot, sign) =>
    digits === undefined ? `\\${sign}` : `${digits}\\${dot}`,
  )
}

/** Whether the edited text has the planned notes, each called, and lost none that it had. */
function holds(text: string, edits: readonly TextEdit[], pairs: readonly LabelledPair[]): boolean {
  const called = new Set(scanNotes(applyEdits(text, edits)).notes.map(({ label }) => label))
  return pairs.every(({ label }) => called.has(label)) && keepsNotes(text, edits, pairs.length)
}

/** Whether the edited text has so many notes more. */
function keepsNotes(text: string, edits: readonly TextEdit[], more: number): boolean {
  return scanNotes(applyEdits(text, edits)).notes.length >= scanNotes(text).notes.length + more
}

function describe(text: string, pair: LabelledPair, eol: string): RescuedNote {
  const { note, marks, label, run } = pair
  return {
    edits: editsFor(text, [pair], [run], eol),
    number: note.number,
    sign: shownSign(text.slice(note.from, note.contentFrom)),
    label,
    marks: marks.map(({ from, to }) => ({ from, to })),
    note: { from: note.from, to: note.to },
    words: text.slice(note.contentFrom, note.to),
  }
}
