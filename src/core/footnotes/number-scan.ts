import type { FoundReference, Note, NoteDefinition, NoteReference, NoteScan } from './note'

interface OpenNote extends Note {
  readonly references: NoteReference[]
}

/**
 * Numbers notes as the renderer prints them: by first mark, the marks of the running text first, then those inside the
 * notes, note by note. Takes marks and definitions in the order of the text.
 */
export function numberScan(
  found: readonly FoundReference[],
  definitions: readonly NoteDefinition[],
): Pick<NoteScan, 'notes' | 'references'> {
  const first = new Map<string, NoteDefinition>()
  for (const definition of definitions) if (!definition.duplicate) first.set(definition.identifier, definition)
  const byOwner = groupByOwner(found)
  const notes: OpenNote[] = []
  const owners: FoundReference['owner'][] = []
  const byIdentifier = new Map<string, OpenNote>()
  const numbered = new Map<FoundReference, NoteReference>()

  const noteOf = (reference: FoundReference): OpenNote | null => {
    if (reference.identifier === null) return add(null, reference.from + 2, reference.to - 1, reference)
    const known = byIdentifier.get(reference.identifier)
    if (known) return known
    const definition = first.get(reference.identifier)
    if (!definition) return null
    const note = add(definition, definition.contentFrom, definition.contentTo, definition)
    byIdentifier.set(reference.identifier, note)
    return note
  }
  const add = (
    definition: NoteDefinition | null,
    contentFrom: number,
    contentTo: number,
    owner: FoundReference['owner'],
  ): OpenNote => {
    const label = definition?.label ?? null
    const note = { number: notes.length + 1, label, references: [], definition, contentFrom, contentTo }
    notes.push(note)
    owners.push(owner)
    return note
  }
  const read = (owner: FoundReference['owner'], within: number | null): void => {
    for (const reference of byOwner.get(owner) ?? []) {
      const note = noteOf(reference)
      const mark = toReference(reference, note?.number ?? null, within)
      note?.references.push(mark)
      numbered.set(reference, mark)
    }
  }

  read(null, null)
  // The list grows while it is read.
  for (let index = 0; index < notes.length; index += 1) read(owners[index] ?? null, index + 1)
  return { notes, references: found.map((mark) => numbered.get(mark) ?? toReference(mark, null, null)) }
}

function groupByOwner(found: readonly FoundReference[]): Map<FoundReference['owner'], FoundReference[]> {
  const byOwner = new Map<FoundReference['owner'], FoundReference[]>()
  for (const reference of found) {
    const group = byOwner.get(reference.owner)
    if (group) group.push(reference)
    else byOwner.set(reference.owner, [reference])
  }
  return byOwner
}

function toReference(mark: FoundReference, number: number | null, within: number | null): NoteReference {
  const { label, identifier, from, to } = mark
  return { label, identifier, from, to, number, within }
}
