import type { TextEdit } from '../../text-edit'
import { definitionPlace } from '../definition-place'
import { freshLabel } from '../fresh-label'
import type { NoteDefinition, NoteReference } from '../note'
import { type FoundProblem, fix } from '../problem'
import { setAside } from '../remove'
import type { CheckedText } from './checked-text'

/** Marks without their note, notes without a mark, two notes of one label, notes that say nothing. */
export function checkPairs(checked: CheckedText): FoundProblem[] {
  return [...dangling(checked), ...orphans(checked), ...duplicates(checked), ...empty(checked)]
}

function dangling({ text, root, scan }: CheckedText): FoundProblem[] {
  if (scan.dangling.length === 0) return []
  const place = definitionPlace(text, root, scan, text.length)
  return scan.dangling.map(({ label, from, to }) => {
    const insert = `${place.before}[^${label}]: `
    const edits = [{ from: place.at, to: place.at, insert: insert + place.after }]
    return {
      kind: 'dangling-reference',
      severity: 'error',
      from,
      to,
      message: `Note ^${label} is cited but not written`,
      reason: 'The mark points to nothing and prints as it is written.',
      fix: fix('Write it', edits, { caret: place.at + insert.length }),
    }
  })
}

function orphans({ text, scan }: CheckedText): FoundProblem[] {
  return scan.orphans.map((definition) => {
    const { edits, kept } = setAside(text, definition)
    return {
      kind: 'orphan-definition',
      severity: 'warning',
      from: definition.from,
      to: definition.to,
      message: `Note ^${definition.label} is written but not cited`,
      reason: 'It would not be printed.',
      fix: fix('Set aside', edits, { kept }),
    }
  })
}

function duplicates({ scan }: CheckedText): FoundProblem[] {
  const repeated = scan.definitions.filter(({ duplicate }) => duplicate)
  if (repeated.length === 0) return []
  const definitions = byIdentifier(scan.definitions)
  const marks = byIdentifier(scan.references)
  const turns = new Map<NoteDefinition, number>()
  for (const same of definitions.values()) for (const [turn, definition] of same.entries()) turns.set(definition, turn)
  const next = Number(freshLabel(scan))
  return repeated.map((definition, at) => {
    const { identifier } = definition
    const calls = marks.get(identifier) ?? []
    // Where the text has as many marks as definitions of the label, each has its own.
    const mark = calls.length === definitions.get(identifier)?.length ? calls[turns.get(definition) ?? -1] : undefined
    return {
      kind: 'duplicate-definition',
      severity: 'error',
      from: definition.from,
      to: definition.to,
      message: `Note ^${definition.label} is written twice`,
      reason: 'Only the first would be printed; this one would be lost.',
      fix: fix('Give it its own label', ownLabel(definition, mark, String(next + at))),
    }
  })
}

function byIdentifier<One extends { readonly identifier: string | null }>(all: readonly One[]): Map<string, One[]> {
  const groups = new Map<string, One[]>()
  for (const one of all) {
    if (one.identifier === null) continue
    const group = groups.get(one.identifier)
    if (group) group.push(one)
    else groups.set(one.identifier, [one])
  }
  return groups
}

/** A new label for the definition, and for its mark if it has one. */
function ownLabel(definition: NoteDefinition, mark: NoteReference | undefined, label: string): TextEdit[] {
  const at = definition.from + 2
  const edits = [{ from: at, to: at + definition.label.length, insert: label }]
  if (mark) edits.push({ from: mark.from + 2, to: mark.to - 1, insert: label })
  return edits
}

function empty({ scan }: CheckedText): FoundProblem[] {
  return scan.definitions
    .filter(({ contentFrom, contentTo, duplicate }) => contentTo <= contentFrom && !duplicate)
    .map((definition) => ({
      kind: 'empty-note',
      severity: 'warning',
      from: definition.from,
      to: definition.to,
      message: `Note ^${definition.label} is empty`,
      reason: 'A reader who follows its number finds nothing.',
      fix: null,
    }))
}
