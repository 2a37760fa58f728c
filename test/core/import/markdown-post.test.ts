import { describe, expect, test } from 'vitest'
import { readMarkdownPost } from '../../../src/core/import/markdown-post'

function read(text: string, fileName = 'file') {
  const post = readMarkdownPost(text, fileName)
  if (!post.ok) throw new Error(post.error)
  return post.value
}

test('an opening heading is the title, and stays in the text when it carries a note', () => {
  expect(read('# On *Oaths* #\n\nBody.\n')).toMatchObject({ title: 'On Oaths', body: 'Body.\n' })
  const noted = '# On Oaths[^1]\n\nBody.\n\n[^1]: First given in 2009.\n'
  expect(read(noted)).toMatchObject({ title: 'On Oaths', slug: 'on-oaths', body: noted })
})

describe('front matter of other programs', () => {
  test('Hugo’s TOML', () => {
    const post = read(
      '+++\ntitle = "On Oaths"\ndate = 2016-06-10T09:00:00-04:00\ndraft = false\ntags = ["law"]\n[params]\nx = 1\n+++\n\nBody.[^1]\n\n[^1]: +++\n',
    )
    expect(post).toMatchObject({ title: 'On Oaths', date: '2016-06-10T09:00:00-04:00', tags: ['law'] })
    expect(post).toMatchObject({ status: 'published', body: 'Body.[^1]\n\n[^1]: +++\n' })
    expect(post.notices).toEqual(['the field “params” is not known to Postil and was left out'])
  })

  test.each([
    ['bare, as Hugo has it', '{\n  "title": "On Oaths",\n  "date": "2016-06-10"\n}\n\nBody.\n'],
    ['named, as Eleventy has it', '---json\n{ "title": "On Oaths", "date": "2016-06-10" }\n---\nBody.\n'],
  ])('JSON, %s', (_, text) => {
    expect(read(text)).toMatchObject({ title: 'On Oaths', date: '2016-06-10T00:00:00Z', body: 'Body.\n' })
  })

  test('Jekyll’s file name tells the day and the address, where the front matter does not', () => {
    expect(read('---\nlayout: post\n---\nBody.\n', '2016-06-10-on-oaths')).toMatchObject({
      title: 'on oaths',
      slug: 'on-oaths',
      date: '2016-06-10T00:00:00Z',
      status: 'published',
    })
    const titled = read('---\ntitle: Oaths, and More\ndate: 2016-06-11\n---\nBody.\n', '2016-06-10-on-oaths')
    expect(titled).toMatchObject({ title: 'Oaths, and More', slug: 'on-oaths', date: '2016-06-11T00:00:00Z' })
  })

  test('Pandoc’s folded title, authors with more than a name, and keywords', () => {
    const post = read(
      '---\ntitle: |\n  Two\n  lines\nauthor:\n- name: Ada Quill\n  affiliation: U\n- Bob\nkeywords: [a]\n...\n\nBody.',
    )
    expect(post).toMatchObject({ title: 'Two lines', authors: ['Ada Quill', 'Bob'], tags: ['a'], notices: [] })
  })

  test('numbers stay as they are typed', () => {
    expect(read('---\ntitle: 1.0\nslug: 007\ntags: [1.10, 2016]\n---\nx')).toMatchObject({
      title: '1.0',
      slug: '007',
      tags: ['1.10', '2016'],
    })
  })

  test('line ends of old Macs', () => {
    expect(read('---\rtitle: Oaths\r---\r\rBody.\r')).toMatchObject({ title: 'Oaths', body: 'Body.\r' })
  })

  test('words between two rules are words', () => {
    for (const text of ['---\n\nA rule first.\n\n---\n\nMore.\n', '---\n- a\n---\nx', '{\nno end', '+++\nno end'])
      expect(read(text).body).toBe(text)
  })

  test.each([
    ['+++\ntitle = \n+++\nx', 'the front matter is not TOML: '],
    ['---json\n{ "title": }\n---\nx', 'the front matter is not JSON: '],
    ['---\na: [\n---\nx', 'the front matter is not YAML: '],
  ])('%j is told in one line', (text, why) => {
    const post = readMarkdownPost(text, 'file')
    expect(post.ok ? '' : post.error).toContain(why)
    expect(post.ok ? '' : post.error).not.toContain('\n')
  })
})
