import { expect, test } from 'vitest'
import { htmlToMarkdown } from '../../../../src/core/import/html/html-to-markdown'
import { renderMarkdown } from '../../../../src/core/markdown/render'

const markdown = (html: string) => htmlToMarkdown(html).markdown

test('an address that stands as plain words leads where it led, whatever signs it holds', () => {
  const address = 'http://example.org/a_b_/*c*/~d?x=1&copy=2&y=[3#(e)'
  const made = markdown(`<p>See ${address.replaceAll('&', '&amp;').replace('[3', '')}, there.</p>`)
  expect(made).toBe('See <http://example.org/a_b_/*c*/~d?x=1&copy=2&y=#(e)>, there.\n')
  expect(renderMarkdown(made).html).toContain('href="http://example.org/a_b_/*c*/~d?x=1&amp;copy=2&amp;y=#(e)"')
})

test('what belongs to the sentence is no part of the address, and a note begins behind it', () => {
  expect(markdown('<p>(See http://x.org/a_(b).) “http://y.org/c?” http://z.org/d[1]</p><p>[1] http://w.org.</p>')).toBe(
    '(See <http://x.org/a_(b)>.) “<http://y.org/c>?” <http://z.org/d>[^1]\n\n[^1]: <http://w.org>.\n',
  )
})

test('addresses in links and in code stay as they are', () => {
  expect(markdown('<p><a href="http://x.org">http://x.org/a</a> <code>http://y.org</code></p>')).toBe(
    '[http://x.org/a](http://x.org) `http://y.org`\n',
  )
})
