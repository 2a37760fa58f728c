import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toDefined, toInline } from '../../../src/core/footnotes/convert'
import { returnPassage } from '../../../src/core/footnotes/fragment'
import { insertFootnote } from '../../../src/core/footnotes/insert'
import { moveBlocks, moveToPost } from '../../../src/core/footnotes/move'
import { noteText, replaceNoteText } from '../../../src/core/footnotes/note-text'
import { removeNote } from '../../../src/core/footnotes/remove'
import { scanNotes } from '../../../src/core/footnotes/scan'
import { cutPassage } from '../../../src/core/footnotes/take-along'
import { planTidy } from '../../../src/core/footnotes/tidy'
import { applyEdits, type TextEdit } from '../../../src/core/text-edit'

/** F3 asks for 10,000 steps: `POSTIL_STEPS=10000` runs them; every run does some. */
const STEPS = Number(process.env.POSTIL_STEPS ?? 150)

/** Each word that a note is called behind, with what its note must say. */
type Model = Map<string, string>

function read(text: string): Model {
  const scan = scanNotes(text)
  expect(scan.dangling).toEqual([])
  expect(scan.orphans).toEqual([])
  const model: Model = new Map()
  for (const note of scan.notes) {
    for (const { from } of note.references) {
      const word = /(w\d+)(?:\[\^[^\]]*\]|\^\[[^\]]*\])*$/.exec(text.slice(0, from))?.[1]
      if (word !== undefined) model.set(`${word} ${noteText(text, note).trim()}`, '')
    }
  }
  return model
}

test('insert, rewrite, convert, move, tidy and remove in any order keep every word with its note', () => {
  const paragraphs = Array.from({ length: 12 }, (_, p) =>
    Array.from({ length: 6 }, (__, w) => `w${p * 6 + w}`).join(' '),
  )
  let text = `${paragraphs.join('\n\n')}\n`
  let model: Model = new Map()
  let made = 0
  const [seed] = fc.sample(fc.integer(), 1)
  const random = fc.sample(fc.nat(), { numRuns: STEPS * 4, seed: seed ?? 0 })
  const next = () => random.pop() ?? 0
  const apply = (edits: readonly TextEdit[]) => {
    text = applyEdits(text, edits)
  }
  const ends = (words: string) => [...text.matchAll(/\bw\d+/g)].find(([word]) => word === words)

  for (let step = 0; step < STEPS; step += 1) {
    const { notes } = scanNotes(text)
    const note = notes[next() % Math.max(1, notes.length)]
    const before = text
    switch (next() % 9) {
      case 0:
      case 1: {
        if (notes.length > 60) break
        const word = `w${next() % 72}`
        const place = ends(word)
        if (!place) break
        const at = place.index + word.length
        made += 1
        apply(insertFootnote(text, { anchor: at, head: at }, `Note ${made}.`).edits)
        model.set(`${word} Note ${made}.`, '')
        break
      }
      case 2: {
        if (!note) break
        const old = noteText(text, note).trim()
        made += 1
        apply(replaceNoteText(text, note, `Note ${made}.`))
        model = new Map(
          [...model.keys()].map((key) => [key.endsWith(` ${old}`) ? key.replace(old, `Note ${made}.`) : key, '']),
        )
        break
      }
      case 3: {
        const change = note && (note.definition ? toInline(text, note) : toDefined(text, note))
        if (change) apply(change.edits)
        break
      }
      case 4: {
        const at = next() % text.length
        const change = moveBlocks(text, { anchor: at, head: at }, next() % 2 === 0 ? 'up' : 'down')
        if (change) apply(change.edits)
        break
      }
      case 7: {
        // A paragraph is cut and pasted elsewhere.
        const starts = [0, ...[...text.matchAll(/\n\n(?=w\d)/g)].map(({ index }) => index + 2)]
        const from = starts[next() % starts.length] ?? 0
        const to = text.indexOf('\n\n', from) + 2
        if (to <= from) break
        const passage = { source: text, from, to, cut: true }
        apply(cutPassage(text, scanNotes(text), from, to).edits)
        const places = [0, ...[...text.matchAll(/\n\n(?=w\d)/g)].map(({ index }) => index + 2)]
        const at = places[next() % places.length] ?? 0
        apply(returnPassage(text, { anchor: at, head: at }, passage).edits)
        break
      }
      case 8: {
        // A paragraph goes to another post and comes back as from any other text.
        const starts = [0, ...[...text.matchAll(/\n\n(?=w\d)/g)].map(({ index }) => index + 2)]
        const from = starts[next() % starts.length] ?? 0
        const to = text.indexOf('\n\n', from)
        if (to <= from) break
        const other = 'Other[^1].\n\n[^1]: Theirs.\n'
        const there = moveToPost(text, from, to, other)
        const moved = applyEdits(other, there.target.edits)
        apply(there.source.edits)
        const start = moved.indexOf('\n\n') + 2
        const back = moveToPost(moved, start, moved.indexOf('\n\n', start), text)
        expect(applyEdits(moved, back.source.edits).replace(/\s+/g, ' ')).toBe('Other[^1]. [^1]: Theirs. ')
        apply(back.target.edits)
        break
      }
      case 5:
        apply(planTidy(text).edits)
        break
      default: {
        if (!note || notes.length < 5) break
        const words = noteText(text, note).trim()
        apply(removeNote(text, note).edits)
        model = new Map([...model.keys()].filter((key) => !key.endsWith(` ${words}`)).map((key) => [key, '']))
      }
    }
    expect([...read(text).keys()].sort(), `seed ${seed}, step ${step}:\n${before}\n---\n${text}`).toEqual(
      [...model.keys()].sort(),
    )
  }
})
