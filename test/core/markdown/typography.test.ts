import { expect, test } from 'vitest'
import { renderMarkdown } from '../../../src/core/markdown/render'

const set = (markdown: string, language = 'en') =>
  renderMarkdown(markdown, { typographer: true, language })
    .blocks.map(({ html }) => html.replace(/<\/?p>/g, '').replace(/<sup>.*?<\/sup>/g, '^'))
    .join('|')
    .replaceAll('&quot;', '"')

test('quotation marks curl by what stands before them', () => {
  expect(set('He said "no" and \'yes\', "so \'be\' it."')).toBe('He said “no” and ‘yes’, “so ‘be’ it.”')
  expect(set('"*Emphasis*" ("in brackets") --- "dash"')).toBe('“<em>Emphasis</em>” (“in brackets”) — “dash”')
  expect(set("The court's rule; the courts' rules; don't")).toBe('The court’s rule; the courts’ rules; don’t')
})

test("'tis, '90s and rock 'n' roll begin with an apostrophe", () => {
  expect(set("'Tis '16 and the '90s, rock 'n' roll")).toBe('’Tis ’16 and the ’90s, rock ’n’ roll')
})

test('a note mark counts as nothing', () => {
  expect(set('"[^1]Quote" and "end"[^1] or "end[^1]"\n\n[^1]: a')).toBe('“^Quote” and “end”^ or “end^”')
})

test('dashes and ellipses', () => {
  expect(set('pp. 3--4, a---b, wait... ---- and --option')).toBe('pp. 3–4, a—b, wait… ---- and –option')
})

test('feet and inches stay straight', () => {
  expect(set('A 6\' 2" rule and 12" more')).toBe('A 6\' 2" rule and 12" more')
})

test('code, addresses and the source are left alone', () => {
  expect(set('`"x" --` and http://x.org/a--b')).toBe(
    '<code>"x" --</code> and <a href="http://x.org/a--b">http://x.org/a--b</a>',
  )
  expect(renderMarkdown('"x"').html).toBe('<p>&quot;x&quot;</p>')
})

test('by language', () => {
  expect(set('Er sagte "nie".', 'de')).toBe('Er sagte „nie“.')
  expect(set('Il dit "non".', 'fr-FR')).toBe('Il dit «\u202fnon\u202f».')
})

test('a quotation in a note, and one over two paragraphs', () => {
  const { notesHtml } = renderMarkdown('A[^1].\n\n[^1]: "In" a note.', { typographer: true })
  expect(notesHtml).toContain('“In” a note.')
  expect(set('"One\n\n"two."')).toBe('“One|“two.”')
})
