import type { TextEdit } from '../../text-edit'
import { definitionPlace } from '../definition-place'
import { freshLabel } from '../fresh-label'
import type { NoteDefinition, NoteScan } from '../note'
import { type FoundProblem, fix } from '../problem'
import { setAside } from '../remove'
import type { CheckedText } from './checked-text'

/** Marks without their note, notes without a mark, two notes of one label, notes that say nothing. */
export function checkPairs(checked: CheckedText): FoundProblem[] {
  return [...dangling(checked), ...orphans(checked), ...duplicates(checked), ...empty(checked)]
}

function dangling({ text, root, scan }: CheckedText): FoundProblem[] {
  return scan.dangling.map(({ label, from, to }) => {
    const place = definitionPlace(text, root, scan, text.length)
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
  return scan.orphans.map((definition) => ({
    kind: 'orphan-definition',
    severity: 'warning',
    from: definition.from,
    to: definition.to,
    message: `Note ^${definition.label} is written but not cited`,
    reason: 'It would not be printed.',
    fix: fix('Set aside', setAside(text, definition).edits, { kept: setAside(text, definition).kept }),
  }))
}

function duplicates({ scan }: CheckedText): FoundProblem[] {
  const taken: string[] = []
  return scan.definitions
    .filter(({ duplicate }) => duplicate)
    .map((definition) => {
      const label = freshLabel(scan, taken)
      taken.push(label)
      return {
        kind: 'duplicate-definition',
        severity: 'error',
        from: definition.from,
        to: definition.to,
        message: `Note ^${definition.label} is written twice`,
        reason: 'Only the first would be printed; this one would be lost.',
        fix: fix('Give it its own label', ownLabel(scan, definition, label)),
      }
    })
}

/** A new label for the definition; where the text has as many marks as definitions of the old one, also for its mark. */
function ownLabel(scan: NoteScan, definition: NoteDefinition, label: string): TextEdit[] {
  const same = scan.definitions.filter(({ identifier }) => identifier === definition.identifier)
  const marks = scan.references.filter(({ identifier }) => identifier === definition.identifier)
  const mark = marks.length === same.length ? marks[same.indexOf(definition)] : undefined
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
