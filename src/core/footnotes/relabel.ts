import { firstWhere } from '../ordered'
import { applyEdits, type TextEdit } from '../text-edit'
import type { NoteScan } from './note'

/** New labels by identifier, for marks and definitions; what is not named stays. */
export type NewLabels = ReadonlyMap<string, string>

/** The splices that write new labels into every mark and definition of a text. */
export function relabelEdits(scan: NoteScan, labels: NewLabels): TextEdit[] {
  const edits: TextEdit[] = []
  const write = (identifier: string, old: string, at: number) => {
    const label = labels.get(identifier)
    if (label !== undefined && label !== old) edits.push({ from: at, to: at + old.length, insert: label })
  }
  for (const { identifier, label, from } of scan.references) {
    if (identifier !== null && label !== null) write(identifier, label, from + 2)
  }
  for (const { identifier, label, from } of scan.definitions) write(identifier, label, from + 2)
  for (const { identifier, label, from } of scan.dangling) write(identifier, label, from + 2)
  return edits.sort((a, b) => a.from - b.from)
}

/** Those of ordered splices that lie inside a stretch. */
export function editsInside(edits: readonly TextEdit[], from: number, to: number): readonly TextEdit[] {
  return edits.slice(
    firstWhere(edits, (edit) => edit.from >= from),
    firstWhere(edits, (edit) => edit.to > to),
  )
}

/** A stretch of the text as it reads after those of ordered splices that lie inside it. */
export function editedSlice(text: string, edits: readonly TextEdit[], from: number, to: number): string {
  const inside = editsInside(edits, from, to)
  return applyEdits(
    text.slice(from, to),
    inside.map((edit) => ({ ...edit, from: edit.from - from, to: edit.to - from })),
  )
}
