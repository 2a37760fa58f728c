import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { countNotes, NoteCounter } from '../../src/core/count-notes'
import { parseDocument } from '../../src/core/markdown/document'
import { plainText } from '../../src/core/markdown/plain-text'
import { times } from './footnotes/random-text'

vi.mock('../../src/core/markdown/document', async (original) => {
  const actual = await original<typeof import('../../src/core/markdown/document')>()
  return { ...actual, parseDocument: vi.fn(actual.parseDocument) }
})

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
    ['Text.[^a]\n\n [^a]: A.', 1],
    // A heading, a list or a line across ends the paragraph of a definition: what follows is the text's again.
    ['[^a]: # \r\n[^a]', 1],
    ['Text.\n\n[^a]: A.\n# Head[^b]\n\n[^b]: B.', 1],
    ['Text.\n\n[^a]: A.\n- x\nlazy[^b]\n\n[^b]: B.', 1],
    ['Text.\n\n[^a]: A.\n\n    # h\nlazy[^b]\n\n[^b]: B.', 1],
    ['Text.\n\n[^a]: A.\n***\n[^b]\n\n[^b]: B.', 1],
    ['^[\\``', 0],
    ['^[A \\`` code` and \\] all.]', 1],
    ['| a |\n| - |\n| b | ^[In a cell that does not print.] |', 0],
    // A link's definition may look much like a note's.
    ['Text.\n\n[^]: "[^a]\n[^a]: A."', 0],
    ['Text.\n\n[^x y]: "[^a]"\n\n[^a]: A.', 0],
    ['Text, <http://x.org/[^a]>.\n\n[^a]: A.', 0],
    ['\ufeff[^a]: A.\n\n[^a]: B.', 0],
    // Links, citations, references and code without a mark change nothing; with one, or around one, they do.
    ['A [link](http://x.org/a_(b) "T").[^a]\n\n[^a]: [S](http://x.org), [@k, p. 5], [[post|P]], `c`, \\*.', 1],
    ['A [link](http://x.org/[^a]).\n\n[^a]: A.', 0],
    ['A [link](a "b) [^a]").\n\n[^a]: A.', 0],
    ['A [link [^a]](http://x.org).\n\n[^a]: A.', 1],
    ['A [see [link](a) [^a]](b).\n\n[^a]: A.', 1],
    ['In place.^[link](http://x.org)', 1],
    ['[^`a`] and [^`b`].\n\n[^`a`]: A.\n\n[^`b`]: B.', 2],
    ['Odd ` and `code`.[^a] `\n\n[^a]: A.', 0],
    ['> “Quoted.”[^a]\n\n- item[^b]\n\n[^a]: A.\n\n[^b]: B.', 2],
    ['>     code[^a]\n\n> - [^b]: B.\n\n[^a]: A.', 0],
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
      '[t](u)',
      '[t](u "v")',
      '](',
      '(',
      ')',
      '"',
      '[@k, p. 5]',
      '[[s|l]]',
      '`c`',
      'http://x.org/',
      '<http://x.org',
      '>',
      '!',
      '^',
      '\ufeff',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const body = pieces.join('')
        expect(countNotes(body)).toBe(plainText(body).notes)
      }),
      times(3000),
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
      '[Smith](http://x.org/a_(b)) first.[^a] `Code`, \\*stars\\*.[^d]',
      '[^d]: [Smith](http://x.org "T"), [@smith, p. 5], [[post|Post]].[^a]',
      'A [t [^a]](u), [t](u[^b]), [see [t](u) [^c]](v).',
      '> “Quoted.”[^b]\n> more[^d]',
      '1. item[^a]\n2. other[^b]',
      '> - [^c]',
      '-     code[^d]',
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
      times(1500),
    )
  })

  test('are counted without a reading where links, citations, references and code are simple', () => {
    const paragraph = (at: number) => `> See [the *report*](http://x.org/${at}), \\*, \`c\` and [[post]].[^${at}]\n\n`
    const note = (at: number) => `[^${at}]: [Smith](http://x.org/a_(${at}) "T"); [@smith, p. ${at}].\n\n`
    const each = Array.from({ length: 300 }, (_, at) => at)
    vi.mocked(parseDocument).mockClear()
    expect(countNotes(each.map(paragraph).join('') + each.map(note).join(''))).toBe(300)
    expect(parseDocument).not.toHaveBeenCalled()
  })

  test('of a text that cannot be read at each save are those of its lines', () => {
    const words = 'Words and `code`.\n\n'
    const notes = Array.from({ length: 40_000 }, (_, at) => `A [link](http://x.org/${at}).[^${at}]\n\n`).join('')
    const written = Array.from({ length: 40_000 }, (_, at) => `[^${at}]: Note.\n`).join('')
    expect(countNotes(words + notes + written)).toBe(40_000)
  })

  test('of a text of more marks than a stack holds are those of its lines', () => {
    const marks = '[^a]'.repeat(150_000)
    expect(countNotes(`Text.[^a]\n\n[^a]: A.${marks}`)).toBe(1)
  })

  test('are those of the Markdown reader in every post of the sample blog', () => {
    const folder = join(import.meta.dirname, '../../resources/sample/posts')
    for (const name of readdirSync(folder)) {
      const { body } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { body: string }
      expect([name, countNotes(body)]).toEqual([name, plainText(body).notes])
    }
  })
})
