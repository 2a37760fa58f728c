import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countNotes, NoteCounter } from '../../src/core/count-notes'
import { plainText } from '../../src/core/markdown/plain-text'

describe('the notes that the list counts', () => {
  test.each([
    ['One.[^a] Two.[^b]\n\n[^a]: A.\n[^b]: B.', 2],
    ['One.[^a] Again.[^A]\n\n[^a]: A.', 1],
    ['Text.\n\n[^a]: Never called.', 0],
    ['Text.[^gone]', 0],
    ['Text.[^a]\n\n[^a]: See.[^b]\n\n[^b]: Reached through a note.', 2],
    ['Text.\n\n[^a]: See.[^b]\n\n[^b]: Neither prints.', 0],
    ['Text.[^a]\n\n[^a]: First.\n\n[^a]: Second, with a mark.[^b]\n\n[^b]: B.', 1],
    ['`[^a]` is code.\n\n[^a]: A.', 0],
    ['```\n[^a]\n```\n\n[^a]: A.', 0],
    ['Inline.^[A note.]', 1],
    ['Text.[^a]\n\n[^a]: A.\n\n    Another paragraph.', 1],
    ['Text.\n\n[^a]: A.\n\nMore text.[^a]', 1],
    // A heading, a list or a line across ends the paragraph of a definition: what follows is the text's again.
    ['[^a]: # \r\n[^a]', 1],
    ['Text.\n\n[^a]: A.\n# Head[^b]\n\n[^b]: B.', 1],
    ['Text.\n\n[^a]: A.\n- x\nlazy[^b]\n\n[^b]: B.', 1],
    ['Text.\n\n[^a]: A.\n\n    # h\nlazy[^b]\n\n[^b]: B.', 1],
    ['Text.\n\n[^a]: A.\n***\n[^b]\n\n[^b]: B.', 1],
    ['^[\\``', 0],
    ['^[A \\`` code` and \\] all.]', 1],
    ['| a |\n| - |\n| b | ^[In a cell that does not print.] |', 0],
  ])('%j: %i', (body, count) => {
    expect(countNotes(body)).toBe(count)
    expect(plainText(body).notes).toBe(count)
  })

  test('are those of the Markdown reader, whatever the text', () => {
    const piece = fc.constantFrom(
      'word ',
      '[^a]',
      '[^B]',
      '[^c]',
      '\n',
      '\n\n',
      '[^a]: ',
      '[^b]: ',
      '[^c]:',
      '> ',
      '- ',
      '    ',
      '\t',
      '`',
      '# ',
      '^[',
      ']',
      '<b>',
      '1. ',
      '---',
      '|',
      '*',
      '[x]: y',
      '\\',
      '\r\n',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const body = pieces.join('')
        expect(countNotes(body)).toBe(plainText(body).notes)
      }),
      { numRuns: 3000 },
    )
  })

  test('are the same when a text was counted before that is like it, and where plain blocks stand between', () => {
    const block = fc.constantFrom(
      'Plain words.',
      'More, plainly:\n- a list\n\n- of two',
      'Called.[^a] And `[^b]`.',
      'A [link[^b]](http://x.org) and ^[in place].',
      '- item[^c]\n\n  goes on',
      '> quoted[^a]\n\n> [^d]: In a quotation.',
      '[^a]: Note, <http://x.org>.',
      '[^b]: Note.\n\n    Goes on.[^c]',
      '[^c]: *Note*.',
      '```\nopen[^a]',
      '```',
      '<!-- [^a]',
      '-->',
      '<div>',
      '    code [^b]',
      '| a |\n| - |\n| [^d] |',
      '[x]: http://x.org',
      'A [^c][x] and [[post]].',
    )
    const text = fc.array(block, { maxLength: 12 })
    fc.assert(
      fc.property(text, fc.nat(), block, fc.constantFrom('\n\n', '\r\n\r\n'), (blocks, place, other, between) => {
        const counter = new NoteCounter()
        const changed = [...blocks]
        changed.splice(place % (blocks.length + 1), 1, other)
        for (const version of [blocks, changed, blocks]) {
          const body = version.join(between)
          expect(counter.count(body)).toBe(plainText(body).notes)
        }
      }),
      { numRuns: 1500 },
    )
  })

  test('of a text that cannot be read at each save are those of its lines', () => {
    const words = 'Words and `code`.\n\n'
    const notes = Array.from({ length: 40_000 }, (_, at) => `A [link](http://x.org/${at}).[^${at}]\n\n`).join('')
    const written = Array.from({ length: 40_000 }, (_, at) => `[^${at}]: Note.\n`).join('')
    expect(countNotes(words + notes + written)).toBe(40_000)
  })

  test('are those of the Markdown reader in every post of the sample blog', () => {
    const folder = join(import.meta.dirname, '../../resources/sample/posts')
    for (const name of readdirSync(folder)) {
      const { body } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { body: string }
      expect([name, countNotes(body)]).toEqual([name, plainText(body).notes])
    }
  })
})
