import { parseMarkdown } from '../markdown/parse'
import { applyEdits, type TextChange, type TextEdit, type TextSelection } from '../text-edit'
import { definitionPlace } from './definition-place'
import { labelsOf } from './fresh-label'
import type { NoteDefinition, NoteScan } from './note'
import { relabelEdits } from './relabel'
import { removeNote } from './remove'
import { scanNotes, scanTree } from './scan'

/**
 * A stretch of a text as Markdown that stands by itself: with the definitions of the notes it calls, and of those they call.
 * What `insertFragment` takes.
 */
export function extractFragment(text: string, from: number, to: number): string {
  const scan = scanNotes(text)
  const needed = neededDefinitions(scan, from, to)
  const definitions = needed.map((definition) => text.slice(definition.from, definition.to))
  return [text.slice(from, to), ...definitions].join('\n\n')
}

/**
 * Inserts Markdown with notes of its own, as from another post or the clipboard, in place of the selection. Its labels
 * become ones the text does not use; its definitions go behind the text's. The caret lands behind the inserted words.
 */
export function insertFragment(text: string, selection: TextSelection, fragment: string): TextChange {
  const from = Math.min(selection.anchor, selection.head)
  const to = Math.max(selection.anchor, selection.head)
  const { body, definitions } = fitFragment(fragment, scanNotes(text))
  if (definitions.length === 0) {
    const end = from + body.length
    return { edits: [{ from, to, insert: body }], selection: { anchor: end, head: end } }
  }
  const after = text.slice(0, from) + body + text.slice(to)
  const root = parseMarkdown(after)
  const place = definitionPlace(after, root, scanTree(root, after), from + body.length)
  const insert = `${place.before}${definitions.join(place.before === '\n' ? '\n' : '\n\n')}${place.after}`
  const end = from + body.length + (place.at < from + body.length ? insert.length : 0)
  return { edits: placeTwo(from, to, body, place.at, insert), selection: { anchor: end, head: end } }
}

/** What moves out of one text and into another; each side is one undo step. */
export interface Move {
  readonly source: readonly TextEdit[]
  readonly target: TextChange
}

/**
 * Moves a stretch of one post into another, notes and all: definitions that only the stretch calls leave with it, those the
 * rest still needs are copied.
 */
export function moveToPost(source: string, from: number, to: number, target: string, caret: TextSelection): Move {
  const scan = scanNotes(source)
  const fragment = extractFragment(source, from, to)
  const cut: TextEdit = { from, to, insert: '' }
  const gone = leavingDefinitions(scan, from, to)
  const edits = [cut]
  for (const note of scan.notes) {
    if (!note.definition || !gone.has(note.definition)) continue
    const [definition] = removeNote(source, { ...note, references: [] }).edits
    if (definition) edits.push(definition)
  }
  return { source: withoutOverlap(edits), target: insertFragment(target, caret, fragment) }
}

/** Moves a stretch within one text. Its marks keep their labels, so only the numbers a reader sees change. */
export function moveWithin(text: string, from: number, to: number, at: number): TextChange | null {
  if (at > from && at < to) return null
  const words = text.slice(from, to)
  const edits = [
    { from, to, insert: '' },
    { from: at, to: at, insert: words },
  ].sort((a, b) => a.from - b.from || a.to - b.to)
  const start = at >= to ? at - words.length : at
  return { edits, selection: { anchor: start, head: start + words.length } }
}

/** Definitions outside a stretch that its marks call, directly or through notes; in the order of the text. */
function neededDefinitions(scan: NoteScan, from: number, to: number): NoteDefinition[] {
  const inside = (offset: number) => offset >= from && offset < to
  const needed = new Set<NoteDefinition>()
  const call = (calls: (offset: number) => boolean): void => {
    for (const mark of scan.references) {
      if (mark.identifier === null || !calls(mark.from)) continue
      const definition = scan.definitions.find((one) => one.identifier === mark.identifier && !one.duplicate)
      if (!definition || needed.has(definition) || (inside(definition.from) && inside(definition.to - 1))) continue
      needed.add(definition)
      call((offset) => offset >= definition.from && offset < definition.to)
    }
  }
  call(inside)
  return [...needed].sort((a, b) => a.from - b.from)
}

/** Those of the needed definitions that no mark elsewhere calls. */
function leavingDefinitions(scan: NoteScan, from: number, to: number): ReadonlySet<NoteDefinition> {
  const leaving = new Set(neededDefinitions(scan, from, to).filter(({ nested }) => !nested))
  const stays = (definition: NoteDefinition) =>
    scan.references.some(
      (mark) =>
        mark.identifier === definition.identifier &&
        !(mark.from >= from && mark.from < to) &&
        ![...leaving].some((other) => mark.from >= other.from && mark.from < other.to),
    )
  for (let before = -1; before !== leaving.size; ) {
    before = leaving.size
    for (const definition of leaving) if (stays(definition)) leaving.delete(definition)
  }
  return leaving
}

/** A fragment parted into words and definitions, with labels that `scan` does not use. */
function fitFragment(fragment: string, scan: NoteScan): { body: string; definitions: string[] } {
  const own = scanNotes(fragment)
  const taken = new Set(labelsOf(scan).map((label) => label.toLowerCase()))
  const labels = new Map<string, string>()
  const used = new Set([...taken, ...labelsOf(own).map((label) => label.toLowerCase())])
  let next = highest(taken)
  for (const { identifier } of own.definitions) {
    if (labels.has(identifier) || !taken.has(identifier)) continue
    do next += 1
    while (used.has(String(next)))
    labels.set(identifier, String(next))
    used.add(String(next))
  }
  const renamed = applyEdits(fragment, relabelEdits(own, labels))
  const standing = scanNotes(renamed).definitions.filter(({ nested }) => !nested)
  const cuts = standing.map(({ from, to }) => ({ from, to, insert: '' }))
  const body = applyEdits(renamed, cuts)
  return {
    body: standing.length > 0 ? body.replace(/\s+$/, '').replace(/(?:\r?\n[ \t]*){3,}/g, '\n\n') : body,
    definitions: standing.map(({ from, to }) => renamed.slice(from, to)),
  }
}

function highest(labels: Iterable<string>): number {
  let most = 0
  for (const label of labels) if (/^\d{1,9}$/.test(label)) most = Math.max(most, Number(label))
  return most
}

/** The splices that put `body` over `from` to `to`, and `insert` at `at` of the text with the body in it. */
function placeTwo(from: number, to: number, body: string, at: number, insert: string): TextEdit[] {
  if (at <= from)
    return [
      { from: at, to: at, insert },
      { from, to, insert: body },
    ]
  const end = from + body.length
  if (at <= end) return [{ from, to, insert: body.slice(0, at - from) + insert + body.slice(at - from) }]
  const place = at - body.length + (to - from)
  return [
    { from, to, insert: body },
    { from: place, to: place, insert },
  ]
}

function withoutOverlap(edits: readonly TextEdit[]): TextEdit[] {
  const ordered = [...edits].sort((a, b) => a.from - b.from || b.to - a.to)
  const kept: TextEdit[] = []
  let end = -1
  for (const edit of ordered) {
    if (edit.to <= end) continue
    kept.push(edit.from < end ? { ...edit, from: end } : edit)
    end = edit.to
  }
  return kept
}
