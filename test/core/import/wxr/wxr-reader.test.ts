import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readAll } from './read-wxr'
import { writeComment, writeItem, writeWxr } from './write-wxr'

/** Titles, contents and faults, short enough to be compared. */
function shown(text: string, chunk?: number) {
  const read = readAll(text, chunk)
  if (typeof read === 'string') return read
  return read.reads.map((one) =>
    one.kind === 'item'
      ? [one.item.line, one.item.title, one.item.content]
      : [one.line, one.title, `line ${one.fault.line}: ${one.fault.why}`],
  )
}

describe('the items of a WXR file', () => {
  test('come with the lines they begin in, whatever the chunks', () => {
    const first = writeItem({ title: 'One', content: 'a\n]]> & </item>\n<item> <b>b</b>', more: writeComment() })
    const text = writeWxr(`${first}\n${writeItem({ title: 'Two &#8211; &lt;em&gt;x&lt;/em&gt;' })}`)
    const expected = [
      [16, 'One', 'a\n]]> & </item>\n<item> <b>b</b>'],
      [47, 'Two – <em>x</em>', 'Words.'],
    ]
    expect(shown(text)).toEqual(expected)
    expect(shown(text, 1)).toEqual(expected)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: text.length }), (chunk) => {
        expect(shown(text, chunk)).toEqual(expected)
      }),
      { numRuns: 30 },
    )
  })

  test('are known by the meaning of their namespaces, not by prefixes, versions or what was forgotten', () => {
    const plain = writeWxr(writeItem())
    const expected = shown(plain)
    expect(shown(plain.replaceAll('wp:', 'press:'))).toEqual(expected)
    expect(shown(plain.replace('http://wordpress.org/export/1.2/"', 'https://wordpress.org/export/1.0"'))).toEqual(
      expected,
    )
    const undeclared = plain.replace(/\n {2}xmlns:[^>]*>/, '>')
    expect(undeclared).not.toContain('xmlns')
    expect((shown(undeclared) as unknown[][])[0]?.slice(1)).toEqual(expected[0]?.slice(1))
    const hijacked = plain.replace('<item>', '<item xmlns:wp="http://evil.example/">')
    expect(readAll(hijacked)).toMatchObject({ reads: [{ item: { title: 'On Oaths', status: '', slug: '' } }] })
  })

  test('are read where single characters are wrong, and the faults told', () => {
    const faulty = writeItem({ title: 'Law &nbsp; Order', content: 'a\u000bb' })
    const open = writeItem({ title: 'Crazy' }).replace('Words.', 'one ]]> two')
    const read = readAll(writeWxr(faulty + open))
    expect(read).toMatchObject({
      reads: [
        {
          item: { title: 'Law &nbsp; Order', content: 'ab' },
          slight: [{ line: 17, why: 'undefined entity' }, { line: 20 }],
        },
        {
          item: { title: 'Crazy', content: 'one  two]]>' },
          slight: [{ why: 'the string "]]>" is disallowed in char data' }],
        },
      ],
    })
  })

  test('are read where an ampersand stands for itself', () => {
    const read = readAll(writeWxr(writeItem({ title: 'Law & Order', content: 'a & b; &amp; c' })))
    expect(read).toMatchObject({ reads: [{ item: { title: 'Law & Order', content: 'a & b; &amp; c' } }] })
  })

  test('fail alone when they are broken', () => {
    const good = writeItem({ title: 'Good' })
    const lines = writeItem().split('\n').length - 1
    const mismatched = writeItem({ title: 'Crossed' }).replace('</wp:status>', '</wp:state>')
    const unended = writeItem({ title: 'Unended' }).replace('</item>\n', '')
    expect(shown(writeWxr(good + mismatched + unended + good))).toEqual([
      [16, 'Good', 'Words.'],
      [16 + lines, 'Crossed', `line ${16 + lines + 11}: its XML is broken (unexpected close tag)`],
      [16 + 2 * lines, 'Unended', `line ${16 + 3 * lines - 1}: its XML is broken (unclosed tag: item)`],
      [16 + 3 * lines - 1, 'Good', 'Words.'],
    ])
  })

  test('are found behind one whose CDATA has no end', () => {
    const open = writeItem({ title: 'Open' }).replace('Words.]]>', 'Words.')
    const opener = open.replaceAll(/<!\[CDATA\[(?!Words)([^\]]*)\]\]>/g, '$1')
    expect(opener.match(/\]\]>/)).toBeNull()
    expect(shown(writeWxr(opener + writeItem({ title: 'Next' })))).toEqual([
      [16, 'Open', 'line 30: its XML is broken (unclosed tag: content:encoded)'],
      [31, 'Next', 'Words.'],
    ])
  })

  test('are read behind what a server wrote before the file', () => {
    const before = '\n<b>Warning</b>: something in /var/www on line 3\n\n'
    expect(shown(before + writeWxr(writeItem()))).toEqual([[19, 'On Oaths', 'Words.']])
    expect(shown(`\n\n${writeWxr(writeItem())}`, 1)).toEqual([[18, 'On Oaths', 'Words.']])
  })

  test('come in up to where a file breaks off', () => {
    const text = writeWxr(writeItem() + writeItem({ title: 'Half' }))
    const cut = readAll(text.slice(0, text.lastIndexOf('<excerpt:encoded>')))
    if (typeof cut === 'string') throw new Error(cut)
    expect(cut.reads).toMatchObject([{ item: { title: 'On Oaths' } }, { kind: 'broken', title: 'Half' }])
    expect(cut.reader.damage?.why).toBe('its XML is broken (unclosed tag: channel)')
  })
})

describe('what is no WXR file, or pretends to be one', () => {
  test.each([
    ['<!DOCTYPE html>\n<html><body>x</body></html>', 'line 2: its first element is <html>'],
    ['Dear Ida,\nthank you.', 'line 1: it is no XML'],
    ['', 'line 1: it is no XML'],
    [
      '<rss><channel><title>Feed</title><item><title>News</title></item></channel></rss>',
      'line 1: nothing in it is WordPress’s own',
    ],
    [
      '<!DOCTYPE rss [\n<!ENTITY a "1234567890">\n]>\n<rss>&a;</rss>',
      'line 3: it declares entities of its own, which no WordPress export does',
    ],
    ['<item><title>x</title></item>', 'line 1: nothing in it is WordPress’s own'],
  ])('is refused with a line and a reason: %j', (text, why) => {
    expect(readAll(text, 7)).toBe(why)
  })

  test('is refused where it is nested without end', () => {
    expect(readAll('<rss>'.repeat(100_000))).toBe('line 1: its elements are nested too deep')
    const deep = writeItem({ title: 'Deep', more: '<wp:x>'.repeat(100_000) })
    const read = readAll(writeWxr(deep + writeItem({ title: 'Next' })))
    expect(read).toMatchObject({
      reads: [
        { kind: 'broken', title: 'Deep', fault: { why: 'its elements are nested too deep' } },
        { item: { title: 'Next' } },
      ],
    })
  })

  test('is refused where its beginning has no end, and an item that has none fails alone', () => {
    const words = 'word '.repeat(1_000_000)
    expect(
      readAll(`<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>${words.repeat(7)}`, 1_000_000),
    ).toBe('line 1: what stands before its posts has no end')
    const long = writeItem({ title: 'Long', content: words.repeat(2) })
    const read = readAll(writeWxr(long + writeItem({ title: 'Next' })), 100_000)
    expect(read).toMatchObject({
      reads: [
        { kind: 'broken', line: 16, title: 'Long', fault: { why: 'it is longer than any post' } },
        { item: { title: 'Next', line: 31 } },
      ],
    })
  })
})
