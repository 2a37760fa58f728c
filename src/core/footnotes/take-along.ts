import { firstWhere } from '../ordered'
import { applyEdits, type TextChange, type TextEdit } from '../text-edit'
import type { NoteDefinition, NoteReference, NoteScan } from './note'
import { setAside } from './remove'

/** Definitions outside a stretch (no part of them in it) that its marks call, directly or through notes; in the order of the text. */
export function neededDefinitions(scan: NoteScan, from: number, to: number): NoteDefinition[] {
  const first = new Map<string, NoteDefinition>()
  for (const definition of scan.definitions) if (!definition.duplicate) first.set(definition.identifier, definition)
  const needed = new Set<NoteDefinition>()
  const open: { readonly from: number; readonly to: number }[] = [{ from, to }]
  for (let stretch = open.pop(); stretch; stretch = open.pop()) {
    for (const mark of marksIn(scan, stretch.from, stretch.to)) {
      const definition = mark.identifier === null ? undefined : first.get(mark.identifier)
      if (!definition || needed.has(definition) || (definition.from < to && definition.to > from)) continue
      needed.add(definition)
      open.push(definition)
    }
  }
  return [...needed].sort((a, b) => a.from - b.from)
}

/** The marks that begin in a stretch; marks are in the order of the text. */
function marksIn({ references }: NoteScan, from: number, to: number): readonly NoteReference[] {
  return references.slice(firstFrom(references, from), firstFrom(references, to))
}

/** The index of the first one that begins at an offset or behind it. */
function firstFrom(ordered: readonly { readonly from: number }[], offset: number): number {
  return firstWhere(ordered, ({ from }) => from >= offset)
}

/** Those of the needed definitions that no mark elsewhere calls; they go where the stretch goes. */
export function leavingDefinitions(scan: NoteScan, from: number, to: number): ReadonlySet<NoteDefinition> {
  const standing = neededDefinitions(scan, from, to).filter(({ nested }) => !nested)
  const leaving = new Set(standing)
  const byIdentifier = new Map(standing.map((definition) => [definition.identifier, definition]))
  const check = (mark: NoteReference): void => {
    const definition = mark.identifier === null ? undefined : byIdentifier.get(mark.identifier)
    if (!definition || !leaving.has(definition) || (mark.from >= from && mark.from < to)) return
    const around = standing[firstFrom(standing, mark.from + 1) - 1]
    if (around && mark.from < around.to && leaving.has(around)) return
    leaving.delete(definition)
    stayed.push(definition)
  }
  // What a definition that stays calls stays with it.
  const stayed: NoteDefinition[] = []
  for (const mark of scan.references) check(mark)
  for (let definition = stayed.pop(); definition; definition = stayed.pop())
    for (const mark of marksIn(scan, definition.from, definition.to)) check(mark)
  return leaving
}

/** Words with the definitions of the notes they call, each as it stands in a text. */
export interface Fragment {
  readonly words: string
  readonly definitions: readonly string[]
}

/** A stretch of a text with the notes it calls, and those they call, but for those in `without`. */
export function extractFragment(
  text: string,
  scan: NoteScan,
  from: number,
  to: number,
  without: ReadonlySet<string> = new Set(),
): Fragment {
  const needed = neededDefinitions(scan, from, to).filter(({ identifier }) => !without.has(identifier))
  return { words: text.slice(from, to), definitions: needed.map((one) => text.slice(one.from, one.to)) }
}

/** A passage taken out of a text, and how many notes went with it. */
export interface Cut extends TextChange {
  readonly notes: number
}

/** Cuts a stretch out with the definitions that only it calls, in one step. The caret stands where it was. */
export function cutPassage(text: string, scan: NoteScan, from: number, to: number): Cut {
  const leaving = leavingDefinitions(scan, from, to)
  // A definition takes a blank line with it, but none that is the passage's own.
  const cuts = joined(text, [...leaving])
    .flatMap((definition) => setAside(text, definition).edits)
    .map((edit) =>
      edit.from < from ? { ...edit, to: Math.min(edit.to, from) } : { ...edit, from: Math.max(edit.from, to) },
    )
  const edits = withoutOverlap([{ from, to, insert: '' }, ...cuts])
  const before = edits.filter((edit) => edit.to <= from && edit.from < from)
  const caret = applyEdits(text.slice(0, from), before).length
  return { edits, selection: { anchor: caret, head: caret }, notes: leaving.size }
}

/** Definitions that stand one behind the other as one stretch, so that no blank line stays between what goes. */
function joined(text: string, definitions: readonly NoteDefinition[]): NoteDefinition[] {
  const stretches: NoteDefinition[] = []
  for (const definition of [...definitions].sort((a, b) => a.from - b.from)) {
    const last = stretches[stretches.length - 1]
    if (last && text.slice(last.to, definition.from).trim() === '')
      stretches[stretches.length - 1] = { ...last, to: definition.to }
    else stretches.push(definition)
  }
  return stretches
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
