import { expect, test } from 'vitest'
import { checkNotes } from '../../../src/core/footnotes/check'
import { scanNotes } from '../../../src/core/footnotes/scan'
import { planTidy } from '../../../src/core/footnotes/tidy'
import { plainText } from '../../../src/core/markdown/plain-text'
import { renderMarkdown } from '../../../src/core/markdown/render'

/** On a busy machine even a quick reading takes its time; a reading that grows with the square of the text takes longer. */
const PATIENCE = 120_000

/** Texts made to exhaust a reader; how long they take is measured by the bench, here they must come through whole. */
const HOSTILE: Readonly<Record<string, string>> = {
  'quotes in quotes': `${'>'.repeat(5_000)}word`,
  'quotes in quotes, spaced': `${'> '.repeat(2_000)}word`,
  'lists in lists on a line': `${'- '.repeat(2_000)}word`,
  'lists in lists by lines': Array.from({ length: 450 }, (_, depth) => `${'  '.repeat(depth)}- word`).join('\n'),
  'notes in notes': `${'[^a]: '.repeat(1_000)}word`,
  'emphasis in emphasis': `${'*a '.repeat(3_000)}word ${'b* '.repeat(3_000)}`,
  'pictures in pictures': `${'![a'.repeat(2_000)}word${'](b)'.repeat(2_000)}`,
  'inline notes in inline notes': `${'^[a '.repeat(2_000)}word${']'.repeat(2_000)}`,
  'opening brackets': `${'['.repeat(10_000)}word`,
  'closing brackets': `${']'.repeat(10_000)}word`,
  'brackets in brackets': `${'['.repeat(5_000)}word${']'.repeat(5_000)}`,
  'links that never end': `${'[a](b'.repeat(2_000)}word`,
  'open inline notes': `${'^['.repeat(5_000)}word`,
  'open tags': `${'<b>'.repeat(5_000)}word`,
  'open blocks of HTML': `${'<div>\n\n'.repeat(2_000)}word`,
  'tags in tags': `${'<i>'.repeat(2_000)}word${'</i>'.repeat(2_000)}`,
  'citations that never end': `${'[@a; '.repeat(3_000)}word`,
  'cross-references that never end': `${'[[a'.repeat(5_000)}word`,
  'comments that never end': `word\n\n<p>${'<!--'.repeat(20_000)}`,
  backslashes: `${'\\'.repeat(20_000)} word`,
  'marks side by side': `${'[^a]'.repeat(10_000)} word\n\n[^a]: x`,
  backticks: `${Array.from({ length: 150 }, (_, count) => `${'`'.repeat(count + 1)} a`).join(' ')} word`,
  'a line of a megabyte': `${'lorem ipsum '.repeat(87_000)}word`,
  'a table row of many cells': `${'|a'.repeat(3_000)}\n${'|-'.repeat(3_000)}\n${'|word'.repeat(3_000)}`,
}

for (const [name, text] of Object.entries(HOSTILE)) {
  test(
    `${name}: rendered, scanned, checked and counted without losing the word`,
    () => {
      expect(renderMarkdown(text, { article: true, typographer: true }).html).toContain('word')
      expect(renderMarkdown(text, { profile: 'comment' }).html).toContain('word')
      expect(plainText(text).text + plainText(text).notesText).toContain('word')
      scanNotes(text)
      checkNotes(text)
      planTidy(text)
    },
    PATIENCE,
  )
}

test('nesting to a depth that a text may have is kept', () => {
  const { html } = renderMarkdown(`${'> '.repeat(200)}word`)
  expect(html.match(/<blockquote>/g)?.length).toBe(200)
})

test(
  'two thousand notes are all numbered and linked',
  () => {
    const count = 2_000
    const words = Array.from({ length: count }, (_, index) => `Word ${index}.[^n${index}]\n\n`)
    const notes = Array.from({ length: count }, (_, index) => `[^n${index}]: Note ${index}.\n\n`)
    const text = [...words, ...notes.reverse()].join('')
    const { html, notes: printed } = renderMarkdown(text)
    expect(printed).toBe(count)
    expect(html).toContain(`<li id="fn-${count}"><div>Note ${count - 1}.`)
    expect(scanNotes(text).notes.at(-1)?.label).toBe(`n${count - 1}`)
  },
  PATIENCE,
)
