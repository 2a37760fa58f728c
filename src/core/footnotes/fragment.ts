import { lineEndOf, withLineEndsOf } from '../line-ends'
import { parseMarkdown } from '../markdown/parse'
import { applyEdits, type TextChange, type TextEdit, type TextSelection } from '../text-edit'
import { definitionPlace } from './definition-place'
import { labelsOf } from './fresh-label'
import type { NoteDefinition, NoteScan } from './note'
import { noteText } from './note-text'
import { editedSlice, relabelEdits } from './relabel'
import { scanNotes, scanTree } from './scan'
import { extractFragment, type Fragment, leavingDefinitions, neededDefinitions } from './take-along'

/** Markdown from outside, parted into its words and its definitions. */
export function fragmentOf(markdown: string): Fragment {
  const standing = scanNotes(markdown).definitions.filter(({ nested }) => !nested)
  if (standing.length === 0) return { words: markdown, definitions: [] }
  const cuts = standing.map(({ from, to }) => ({ from, to, insert: '' }))
  const words = applyEdits(markdown, cuts)
  return {
    words: words.replace(/\s+$/, '').replace(/(?:\r?\n[ \t]*){3,}/g, lineEndOf(markdown).repeat(2)),
    definitions: standing.map(({ from, to }) => markdown.slice(from, to)),
  }
}

/**
 * Inserts words with notes of their own, as from another post or the clipboard, in place of the selection. Their labels
 * become ones the text does not use; their definitions go behind the text's. `edges` go around the inserted words; the caret
 * lands behind those.
 */
export function insertFragment(
  text: string,
  selection: TextSelection,
  fragment: Fragment,
  [head, tail]: readonly [string, string] = ['', ''],
): TextChange {
  const from = Math.min(selection.anchor, selection.head)
  const to = Math.max(selection.anchor, selection.head)
  const { words, definitions } = fitFragment(withEndsOf(text, fragment), scanNotes(text))
  const body = head + words + tail
  const end = from + body.length
  const caret = end - tail.length
  if (definitions.length === 0)
    return { edits: [{ from, to, insert: body }], selection: { anchor: caret, head: caret } }
  const after = text.slice(0, from) + body + text.slice(to)
  const root = parseMarkdown(after)
  const place = definitionPlace(after, root, scanTree(root, after), end)
  const eol = lineEndOf(after)
  const insert = `${place.before}${definitions.join(place.before === eol ? eol : eol + eol)}${place.after}`
  const moved = caret + (place.at < caret ? insert.length : 0)
  return { edits: placeTwo(from, to, body, place.at, insert), selection: { anchor: moved, head: moved } }
}

/** A stretch that was copied or cut, in the text it stood in then. */
export interface Passage {
  readonly source: string
  readonly from: number
  readonly to: number
  readonly cut: boolean
}

/**
 * Puts a passage back into the text it comes from: marks whose notes are there call them again, notes that went with the
 * passage come back under their labels. A label that another note has taken meanwhile is left to that one.
 */
export function returnPassage(text: string, selection: TextSelection, { source, from, to, cut }: Passage): TextChange {
  const before = scanNotes(source)
  const now = scanNotes(text)
  const leaving = cut ? leavingDefinitions(before, from, to) : new Set<NoteDefinition>()
  const there = neededDefinitions(before, from, to).filter((definition) => {
    const same = now.definitions.find(({ identifier }) => identifier === definition.identifier)
    return same && (!leaving.has(definition) || noteText(text, same) === noteText(source, definition))
  })
  const without = new Set(there.map(({ identifier }) => identifier))
  return insertFragment(text, selection, extractFragment(source, before, from, to, without))
}

/** The fragment with line ends like those of the text it goes into. */
function withEndsOf(text: string, { words, definitions }: Fragment): Fragment {
  return { words: withLineEndsOf(text, words), definitions: definitions.map((one) => withLineEndsOf(text, one)) }
}

/** The fragment with labels that `scan` does not use. */
function fitFragment({ words, definitions }: Fragment, scan: NoteScan): Fragment {
  // Definitions first: words may end in code that would swallow them.
  const gap = lineEndOf(words + definitions.join('')).repeat(2)
  const before = definitions.map((one) => one + gap).join('')
  const own = scanNotes(before + words)
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
  const edits = relabelEdits(own, labels)
  let at = 0
  const renamed = definitions.map((one) => {
    const from = at
    at += one.length + gap.length
    return editedSlice(before, edits, from, from + one.length)
  })
  return {
    words: editedSlice(before + words, edits, before.length, before.length + words.length),
    definitions: renamed,
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
