import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fragmentOf, insertFragment, returnPassage } from '../../../src/core/footnotes/fragment'
import { moveBlocks, moveToPost } from '../../../src/core/footnotes/move'
import { noteText } from '../../../src/core/footnotes/note-text'
import { scanNotes } from '../../../src/core/footnotes/scan'
import { cutPassage, extractFragment } from '../../../src/core/footnotes/take-along'
import { applyEdits, invertEdits } from '../../../src/core/text-edit'
import { noteText as randomText, times } from './random-text'

const TEXT = 'One[^a]. Two[^b]. Two again[^b].\n\n[^a]: A, see[^c].\n\n[^b]: B.\n\n[^c]: C.\n'

function cut(text: string, from: number, to: number): string {
  return applyEdits(text, cutPassage(text, scanNotes(text), from, to).edits)
}

function pasteBack(text: string, at: number, source: string, from: number, to: number, wasCut = true): string {
  return applyEdits(text, returnPassage(text, { anchor: at, head: at }, { source, from, to, cut: wasCut }).edits)
}

test('a stretch goes with the notes it calls, and those they call', () => {
  expect(extractFragment(TEXT, scanNotes(TEXT), 0, 9)).toEqual({
    words: 'One[^a]. ',
    definitions: ['[^a]: A, see[^c].', '[^c]: C.'],
  })
})

test('cutting takes the notes along that nothing else calls; the caret stands where it was', () => {
  const change = cutPassage(TEXT, scanNotes(TEXT), 0, 9)
  expect(applyEdits(TEXT, change.edits)).toBe('Two[^b]. Two again[^b].\n\n[^b]: B.\n')
  expect(change).toMatchObject({ notes: 2, selection: { anchor: 0, head: 0 } })
  expect(cut(TEXT, 9, 18)).toBe('One[^a]. Two again[^b].\n\n[^a]: A, see[^c].\n\n[^b]: B.\n\n[^c]: C.\n')
})

test('definitions that go one behind the other leave no blank lines', () => {
  const text = 'Stay[^1] go[^2] on[^3].\n\n[^1]: A.\n\n[^2]: B.\n\n[^3]: C.\n'
  expect(cut(text, 8, 22)).toBe('Stay[^1].\n\n[^1]: A.\n')
})

test('a definition before the passage goes too, and the caret moves up with the words', () => {
  const text = '[^a]: A.\n\nOne[^a]. Two.\n'
  const change = cutPassage(text, scanNotes(text), 10, 19)
  expect(applyEdits(text, change.edits)).toBe('Two.\n')
  expect(change.selection).toEqual({ anchor: 0, head: 0 })
})

test('pasted back into its text a cut passage has its notes again, under their labels, once', () => {
  const rest = cut(TEXT, 0, 9)
  const back = pasteBack(rest, 0, TEXT, 0, 9)
  expect(back).toBe('One[^a]. Two[^b]. Two again[^b].\n\n[^b]: B.\n\n[^a]: A, see[^c].\n\n[^c]: C.\n')
  expect(pasteBack(back, 0, TEXT, 0, 9)).toBe(
    'One[^a]. One[^a]. Two[^b]. Two again[^b].\n\n[^b]: B.\n\n[^a]: A, see[^c].\n\n[^c]: C.\n',
  )
})

test('a label that another note has taken since the cut stays with that one', () => {
  const source = 'One[^1]. Two.\n\n[^1]: Old.\n'
  const now = 'Two[^1].\n\n[^1]: New.\n'
  expect(pasteBack(now, 0, source, 0, 9)).toBe('One[^2]. Two[^1].\n\n[^1]: New.\n\n[^2]: Old.\n')
})

test('a copied passage calls the notes that are there, whatever they say by now; one that is gone comes back', () => {
  const source = 'One[^1]. Two[^2].\n\n[^1]: A.\n\n[^2]: B.\n'
  expect(pasteBack('One[^1]. Two.\n\n[^1]: Changed.\n', 0, source, 0, 17, false)).toBe(
    'One[^1]. Two[^2].One[^1]. Two.\n\n[^1]: Changed.\n\n[^2]: B.\n',
  )
})

test('a stretch moves behind the words of another post with its notes; a note the rest still calls is copied', () => {
  const source = 'Stay[^s]. Go[^s] on[^g].\n\n[^s]: Both.\n\n[^g]: Gone.\n'
  const target = 'Target[^g].\n\n[^g]: Theirs.\n'
  const move = moveToPost(source, 10, 24, target)
  expect(applyEdits(source, move.source.edits)).toBe('Stay[^s]. \n\n[^s]: Both.\n')
  expect(applyEdits(target, move.target.edits)).toBe(
    'Target[^g].\n\nGo[^s] on[^1].\n\n[^g]: Theirs.\n\n[^s]: Both.\n\n[^1]: Gone.\n',
  )
  expect(move.notes).toBe(1)
})

test('a stretch moves into an empty post, and before definitions that stand alone', () => {
  const source = 'Go[^1].\n\n[^1]: Note.\n'
  const into = (target: string) => applyEdits(target, moveToPost(source, 0, 7, target).target.edits)
  expect(into('')).toBe('Go[^1].\n\n[^1]: Note.')
  expect(into('[^1]: Alone.\n')).toBe('Go[^2].\n\n[^1]: Alone.\n\n[^2]: Note.\n')
})

test('moved words that end in HTML take no note of the other post in', () => {
  const source = 'Go.\n\n<div>\n\nwords\n\n</div>'
  const target = 'One[^7]\n[^7]: Note.\n'
  expect(applyEdits(target, moveToPost(source, 0, 10, target).target.edits)).toBe(
    'One[^7]\n\nGo.\n\n<div>\n\n[^7]: Note.\n',
  )
})

test('Markdown from outside keeps its notes under labels of its own', () => {
  const text = 'Old[^1].\n\n[^1]: Old note.\n'
  const change = insertFragment(text, { anchor: 3, head: 3 }, fragmentOf('new[^1] and[^x]\n\n[^1]: New.\n[^x]: Ex.'))
  expect(applyEdits(text, change.edits)).toBe('Oldnew[^2] and[^x][^1].\n\n[^1]: Old note.\n\n[^2]: New.\n\n[^x]: Ex.\n')
  expect(change.selection.head).toBe('Oldnew[^2] and[^x]'.length)
})

test('blocks move up and down with their marks, what is selected stays so, definitions are never passed', () => {
  const text = '# One\n\nTwo[^1].\n\n- three\n- four\n\n[^1]: Note.\n'
  const moved = (at: number, direction: 'up' | 'down') => {
    const change = moveBlocks(text, { anchor: at, head: at + 1 }, direction)
    if (!change) return null
    const after = applyEdits(text, change.edits)
    expect(after[change.selection.anchor]).toBe(text[at])
    return after
  }
  expect(moved(8, 'up')).toBe('Two[^1].\n\n# One\n\n- three\n- four\n\n[^1]: Note.\n')
  expect(moved(8, 'down')).toBe('# One\n\n- three\n- four\n\nTwo[^1].\n\n[^1]: Note.\n')
  expect(moved(20, 'down')).toBeNull()
  expect(moved(2, 'up')).toBeNull()
})

/** Every note with the words around its marks, however it is labelled. */
function notesOf(text: string): string[] {
  const bare = (words: string) => words.replace(/\[\^[^\][\s]*\]/g, '[^]').trim()
  return scanNotes(text).notes.map((note) => `${note.references.length} ${bare(noteText(text, note))}`)
}

function missingLetters(before: string, after: string): string {
  const letters = (source: string) => source.replace(/\[\^[^\][\s]*\]:?|\s/g, '')
  const left = [...letters(after)]
  return [...letters(before)]
    .filter((letter) => {
      const at = left.indexOf(letter)
      if (at >= 0) left.splice(at, 1)
      return at < 0
    })
    .join('')
}

test('cut and pasted back in the same place, no word or note is missing, and undoing either restores the text', () => {
  fc.assert(
    fc.property(randomText, fc.nat(), fc.nat(), (text, a, b) => {
      // Half a block of code takes the rest of the text into code, and its notes out of sight.
      fc.pre(!text.includes('```'))
      const places = [...text.matchAll(/(?=\s)|$/g)].map(({ index }) => index)
      const [from = 0, to = 0] = [a, b].map((place) => places[place % places.length] ?? 0).sort((x, y) => x - y)
      const scan = scanNotes(text)
      const cutting = cutPassage(text, scan, from, to)
      const rest = applyEdits(text, cutting.edits)
      expect(applyEdits(rest, invertEdits(text, cutting.edits))).toBe(text)
      const passage = { source: text, from, to, cut: true }
      const back = returnPassage(rest, cutting.selection, passage)
      const after = applyEdits(rest, back.edits)
      expect(applyEdits(after, invertEdits(rest, back.edits))).toBe(rest)
      // A passage that begins or ends inside a definition may bring it a second time; nothing may be missing.
      expect(missingLetters(text, after)).toBe('')
    }),
    times(150),
  )
})

test('moved to another post, a paragraph has the same notes there, and no word of either post is lost', () => {
  fc.assert(
    fc.property(randomText, randomText, fc.nat(), (source, target, which) => {
      const { references } = scanNotes(source)
      const mark = references[which % Math.max(1, references.length)]
      if (!mark) return
      const from = Math.max(0, source.lastIndexOf('\n\n', mark.from))
      const to = source.indexOf('\n\n', mark.to) < 0 ? source.length : source.indexOf('\n\n', mark.to)
      const move = moveToPost(source, from, to, target)
      const after = applyEdits(target, move.target.edits)
      const left = applyEdits(source, move.source.edits)
      expect(applyEdits(after, invertEdits(target, move.target.edits))).toBe(target)
      const missing = (words: string, place: string) => words.split(/\s+/).filter((word) => !place.includes(word))
      const plain = (words: string) => words.replace(/\[\^[^\][\s]*\]:?/g, ' ')
      expect(missing(plain(target), plain(after))).toEqual([])
      expect(missing(plain(source), plain(left) + plain(after))).toEqual([])
      const before = notesOf(target)
      expect(notesOf(after).slice(0, before.length)).toHaveLength(before.length)
    }),
    times(150),
  )
})
