import { describe, expect, test } from 'vitest'
import { referencesIn } from '../../src/core/cross-references/references'
import { crossReferences, ReferenceTargets } from '../../src/core/cross-references/resolve'
import { renderMarkdown } from '../../src/core/markdown/render'

const posts = [
  { id: 'a1', slug: 'first', title: 'First & Best', date: '2016-06-10T23:00:00-04:00' },
  { id: 'first', slug: 'other', title: 'Its Id Is Another’s Slug', date: '2017-01-02T00:00:00Z' },
]
const print = (text: string, options: Partial<Parameters<typeof crossReferences>[1]> = {}) =>
  renderMarkdown(text, {
    crossReference: crossReferences(new ReferenceTargets(posts), {
      style: 'title-date',
      language: 'en',
      hrefOf: ({ slug }) => `${slug}.html`,
      anchorOf: (_, comment) => `comment-${comment}`,
      ...options,
    }),
  }).html

describe('cross-references', () => {
  test('print "Title (Month D, YYYY)" with a link, by id or slug, in notes too; an id wins', () => {
    expect(print('See [[a1]].')).toBe('<p>See <a href="first.html">First &amp; Best (June 10, 2016)</a>.</p>')
    expect(print('[[first]]')).toContain('href="other.html"')
    expect(print('x[^1]\n\n[^1]: [[other]]')).toContain(
      '<a href="other.html">Its Id Is Another’s Slug (January 2, 2017)</a>',
    )
  })

  test('print their label where they have one, only words where the target has no page, and themselves where there is none', () => {
    expect(print('[[a1|my first]]')).toBe('<p><a href="first.html">my first</a></p>')
    expect(print('[[a1]]', { hrefOf: () => null })).toBe('<p>First &amp; Best (June 10, 2016)</p>')
    expect(print('[[nowhere]]')).toBe('<p>[[nowhere]]</p>')
  })

  test('follow the style of the library', () => {
    expect(print('[[a1]]', { style: 'quoted-date' })).toContain('>“First &amp; Best” (June 10, 2016)<')
    expect(print('[[a1]]', { style: 'title-year' })).toContain('>First &amp; Best (2016)<')
    expect(print('[[a1]]', { style: 'title' })).toContain('>First &amp; Best<')
  })

  test('are found with their places, but not in code', () => {
    const text = 'One [[a1]], `[[code]]`.\n\nTwo.[^1]\n\n[^1]: See [[first|there]].\n'
    expect(referencesIn(text)).toEqual([
      { target: 'a1', label: null, from: 4, to: 10, line: 1 },
      { target: 'first', label: 'there', from: 45, to: 60, line: 5 },
    ])
    expect(text.slice(45, 60)).toBe('[[first|there]]')
  })
})
