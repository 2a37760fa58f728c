import { tests } from 'commonmark-spec'
import fc from 'fast-check'
import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { expect, test } from 'vitest'
import { crossReferenceFromMarkdown, crossReferenceSyntax } from '../../../src/core/markdown/cross-reference-syntax'
import { parseDocument, Stopped } from '../../../src/core/markdown/document'
import { inlineNoteFromMarkdown, inlineNoteSyntax } from '../../../src/core/markdown/inline-note-syntax'
import { parseMarkdown } from '../../../src/core/markdown/parse'
import { toRoot } from '../../../src/core/markdown/positions'

/** The whole text read at once by the packages themselves. */
function parseAtOnce(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfm(), inlineNoteSyntax(), crossReferenceSyntax()],
    mdastExtensions: [...gfmFromMarkdown(), inlineNoteFromMarkdown(), crossReferenceFromMarkdown()],
  })
}

/**
 * A tree as lines, with offsets. Blank lines behind open code or HTML in a list are counted to it or not by what follows, so ends
 * are those of the last words. Literal links found late have no offsets in the packages' own tree.
 */
function outline(node: Nodes, text: string, depth = 0): string[] {
  const { position, ...rest } = node as Nodes & Record<string, unknown>
  const from = position?.start.offset ?? 0
  const to = from + text.slice(from, position?.end.offset).trimEnd().length
  const place = position && node.type !== 'root' ? `${from}-${to} ${position.start.line}:${position.start.column}` : ''
  const own = Object.entries(rest)
    .filter(([key]) => key !== 'children')
    .map(([key, value]) => [key, key === 'value' ? String(value).trimEnd() : value])
  const line = `${' '.repeat(depth)}${place} ${JSON.stringify(own)}`
  return [line, ...('children' in node ? node.children.flatMap((child) => outline(child, text, depth + 1)) : [])]
}

/** Read at once, some lists are taken for words when indented code stands anywhere before them. */
const CODE = /^ {0,3}(?:\t| {4})/m

const SNIPPETS = [
  ...tests.map(({ markdown }) => markdown.replaceAll('→', '\t')),
  ...[
    'Words[^a] and [b] and [^none].',
    '[^a]: Note\n\n    more',
    '[b]: http://b.org "t"',
    '- one\n\n- two',
    '1. a\n2. b',
  ],
  ...[
    '```\nopen',
    '```\nx\n\ny\n```',
    '<!-- open',
    '<!-- a\n\nb -->',
    '<script>\n\nx\n</script>',
    '> quote\n\n> quote',
    '~~~',
  ],
  ...[
    '| a | b |\n| - | - |\n| [^a] | ^[in place] |',
    'a\n===',
    '* * *',
    '[[slug|label]]',
    '<div>\n\nx\n\n</div>',
    '    code',
    '\n\n',
  ],
]

test('a text read in parts gives the tree that it gives when read at once', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...SNIPPETS.filter((snippet) => !snippet.includes('@') && !CODE.test(snippet))), {
        minLength: 1,
        maxLength: 12,
      }),
      fc.constantFrom('\n\n', '\n', '\n \t\n', '\r\n\r\n', '\n\n\n'),
      (snippets, between) => {
        const text = snippets.join(between)
        const at = JSON.stringify(text)
        expect(`${at}\n${outline(parseMarkdown(text), text).join('\n')}`).toBe(
          `${at}\n${outline(parseAtOnce(text), text).join('\n')}`,
        )
      },
    ),
    { numRuns: 300 },
  )
})

test('code by its indent that begins like a fence keeps nothing open', () => {
  const list = '123456789. ok\n\n\n\tfoo\n\n\n\tbar\n'
  for (const indent of ['    ', '\t', '  \t']) {
    const text = `${indent}\`\`\`\n\n${list}`
    const document = parseDocument(text)
    expect(document.parts.map(({ text, open }) => [text, open])).toEqual([
      [`${indent}\`\`\`\n\n`, false],
      [list, false],
    ])
    expect(toRoot(document).children.map(({ type }) => type)).toEqual(['code', 'list', 'code', 'code'])
    expect(outline(toRoot(parseDocument(`x${text}`, document)), `x${text}`)).toEqual(
      outline(parseMarkdown(`x${text}`), `x${text}`),
    )
  }
})

test('an edited text read on from what it was before gives the tree that it gives when read afresh', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...SNIPPETS), { minLength: 2, maxLength: 10 }),
      fc.array(
        fc.tuple(
          fc.nat(),
          fc.nat(12),
          fc.constantFrom('', 'x', '\n', '\n\n', '```', '[^a]', '[b]: u', '- ', '<!--', '-->'),
        ),
        {
          minLength: 1,
          maxLength: 6,
        },
      ),
      (snippets, edits) => {
        let text = snippets.join('\n\n')
        let document = parseDocument(text)
        for (const [place, length, insert] of edits) {
          const from = place % (text.length + 1)
          text = text.slice(0, from) + insert + text.slice(from + length)
          document = parseDocument(text, document)
          expect(document.parts.map((part) => part.text).join('')).toBe(text)
          expect(outline(toRoot(document), text)).toEqual(outline(parseMarkdown(text), text))
        }
      },
    ),
    { numRuns: 200 },
  )
})

test('an edit reads only the part it touches again', () => {
  const text = Array.from(
    { length: 50 },
    (_, index) => `Paragraph ${index} with a [link] and a note.[^${index}]\n\n`,
  ).join('')
  const before = parseDocument(`${text}[link]: http://x.org\n`)
  const after = parseDocument(`${text.replace('Paragraph 30', 'Paragraph thirty')}[link]: http://x.org\n`, before)
  expect(after.parts.filter((part) => !before.parts.includes(part)).map((part) => part.text)).toEqual([
    'Paragraph thirty with a [link] and a note.[^30]\n\n',
  ])
})

test('reading stops when nobody waits for it any more', () => {
  expect(() => parseDocument('Words.\n\n', undefined, () => true)).toThrow(Stopped)
})
