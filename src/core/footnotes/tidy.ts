import { isWithin } from '../ordered'
import { applyEdits, type TextEdit } from '../text-edit'
import type { NoteDefinition, NoteScan } from './note'
import { noteText } from './note-text'
import { editedSlice, editsInside, type NewLabels, relabelEdits } from './relabel'
import { scanNotes } from './scan'

/** What tidying would do, to be shown before it is done. */
export interface TidyPlan {
  readonly edits: readonly TextEdit[]
  /** Labels that change, by the number a reader sees; null for what does not print. */
  readonly labels: readonly { readonly from: string; readonly to: string; readonly number: number | null }[]
  /** How many definitions change their place. */
  readonly moved: number
}

/**
 * Plans to label the notes 1, 2, 3 … as they print and to put their definitions in that order, into the places where
 * definitions stand. Notes that do not print keep their words and come last; no words change. A second run plans nothing.
 */
export function planTidy(text: string): TidyPlan {
  const scan = scanNotes(text)
  const labels = newLabels(scan)
  const relabel = relabelEdits(scan, labels)
  const reorder = reorderEdits(text, scan, relabel)
  const changes = changedLabels(scan, labels)
  // Moving a definition next to other text can change what that text is; then the places stay.
  if (reorder.moved > 0 && keepsNotes(text, scan, reorder.edits)) return { ...reorder, labels: changes }
  return { edits: relabel, labels: changes, moved: 0 }
}

/** The splices that label the notes as they print, and leave the definitions where they are. */
export function relabelInOrder(scan: NoteScan): TextEdit[] {
  return relabelEdits(scan, newLabels(scan))
}

function newLabels(scan: NoteScan): NewLabels {
  const labels = new Map<string, string>()
  for (const { number, definition } of scan.notes) if (definition) labels.set(definition.identifier, String(number))
  const taken = new Set(labels.values())
  const others = [...scan.orphans, ...scan.dangling].filter(({ identifier }) => !labels.has(identifier))
  for (const { identifier } of others) taken.add(identifier)
  let next = scan.notes.length
  for (const { identifier } of others) {
    // A label that stays must not be one that a printed note has now.
    if (labels.has(identifier) || !isTaken(identifier, scan.notes.length)) continue
    do next += 1
    while (taken.has(String(next)))
    labels.set(identifier, String(next))
  }
  return labels
}

function isTaken(identifier: string, notes: number): boolean {
  return /^[1-9]\d*$/.test(identifier) && Number(identifier) <= notes
}

function changedLabels(scan: NoteScan, labels: NewLabels): TidyPlan['labels'] {
  const numbers = new Map(scan.notes.map((note) => [note.definition?.identifier, note.number]))
  const old = new Map<string, string>()
  for (const { identifier, label } of [...scan.definitions, ...scan.dangling])
    if (!old.has(identifier)) old.set(identifier, label)
  return [...labels]
    .map(([identifier, to]) => ({
      from: old.get(identifier) ?? identifier,
      to,
      number: numbers.get(identifier) ?? null,
    }))
    .filter(({ from, to }) => from !== to)
}

function reorderEdits(
  text: string,
  scan: NoteScan,
  relabel: readonly TextEdit[],
): { edits: TextEdit[]; moved: number } {
  const places = scan.definitions.filter(({ nested }) => !nested)
  const numbers = new Map(scan.notes.map((note) => [note.definition, note.number]))
  const rank = (definition: NoteDefinition) => numbers.get(definition) ?? Number.POSITIVE_INFINITY
  const ordered = [...places].sort((a, b) => (rank(a) === rank(b) ? a.from - b.from : rank(a) - rank(b)))
  const edits = relabel.filter((edit) => !isWithin(edit, places))
  let moved = 0
  places.forEach((place, index) => {
    const definition = ordered[index] as NoteDefinition
    if (definition === place) {
      edits.push(...editsInside(relabel, place.from, place.to))
      return
    }
    moved += 1
    const insert = editedSlice(text, relabel, definition.from, definition.to)
    edits.push({ from: place.from, to: place.to, insert })
  })
  return { edits: edits.sort((a, b) => a.from - b.from), moved }
}

/** Whether the edited text has the same notes with the same words, printed in the same order. */
function keepsNotes(text: string, scan: NoteScan, edits: readonly TextEdit[]): boolean {
  const after = applyEdits(text, edits)
  const scanAfter = scanNotes(after)
  const words = (source: string, { notes, definitions }: NoteScan) => [
    notes.map((note) => bare(noteText(source, note))),
    definitions.map((definition) => bare(noteText(source, definition))).sort(),
  ]
  return (
    scanAfter.definitions.length === scan.definitions.length &&
    scanAfter.dangling.length === scan.dangling.length &&
    JSON.stringify(words(text, scan)) === JSON.stringify(words(after, scanAfter))
  )
}

/** The words of a note without the labels that tidying changes. */
function bare(words: string): string {
  return words.replace(/\[\^[^\]\s]*\]/g, '[^]').trim()
}
