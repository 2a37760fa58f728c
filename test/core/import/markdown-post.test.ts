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

test('the title of an opening heading is its words, however it is written', () => {
  expect(read('# The [Oath](http://x.example) of *Ida*\n\nBody.\n')).toMatchObject({
    title: 'The Oath of Ida',
    body: 'Body.\n',
  })
  expect(read('On snake_case\r\n=====\r\n\r\nBody.\r\n')).toMatchObject({ title: 'On snake_case', body: 'Body.\r\n' })
  const cited = '# On Oaths [@poe]\n\nBody.\n'
  expect(read(cited)).toMatchObject({ title: 'On Oaths', body: cited })
  for (const text of ['> Quoted\n===\n', '- item\n===\n', '## Second\n\nBody.\n', '# ![pic](a.png)\n'])
    expect(read(text)).toMatchObject({ title: 'file', body: text })
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

  test('names in capitals, which Hugo takes for the same', () => {
    const post = read('---\nTitle: On Oaths\nDATE: 2016-06-10\nLastMod: 2016-06-11\nTags: [law]\n---\nBody.\n')
    expect(post).toMatchObject({ title: 'On Oaths', date: '2016-06-10T00:00:00Z', modified: '2016-06-11T00:00:00Z' })
    expect(post).toMatchObject({ tags: ['law'], notices: [] })
  })

  test.each([
    ['permalink: /oaths/', 'oaths'],
    ['url: https://x.example/2016/06/old-oaths.html', 'old-oaths'],
    ['permalink: /:year/:title/', 'on-oaths'],
    ['slug: own\nurl: /other/', 'own'],
  ])('the address a post had: %s', (line, slug) => {
    expect(read(`---\ntitle: On Oaths\n${line}\n---\nBody.\n`)).toMatchObject({ slug, notices: [] })
  })

  test('Obsidian’s tags, day and publishing, and Ghost’s names', () => {
    const own = read('---\ntags: ["#law", courts]\ncreated: 2020-05-06T10:11\npublish: true\n---\nBody.\n')
    expect(own).toMatchObject({ tags: ['law', 'courts'], date: '2020-05-06T10:11:00Z', status: 'published' })
    expect(read('---\nid: own\ntags: ["#law"]\n---\nBody.\n').tags).toEqual(['#law'])
    expect(read('---\ncreated: 2020-05-06\n---\nBody.\n').status).toBe('draft')
    expect(read('---\npublished: 2020-05-06\n---\nBody.\n')).toMatchObject({
      date: '2020-05-06T00:00:00Z',
      status: 'published',
    })
    const ghost = read('---\ndate_published: 2019-03-04T05:06:07.000Z\nfeature_image: a.png\n---\nBody.\n')
    expect(ghost).toMatchObject({
      date: '2019-03-04T05:06:07.000Z',
      picture: 'a.png',
      status: 'published',
      notices: [],
    })
  })

  test('Pandoc’s block of title, authors and date', () => {
    const text = '% On Oaths,\n  and More\n% Ada Quill; Bob\n% June 10, 2016\n\nBody.^[Note.]\n'
    expect(read(text)).toMatchObject({
      title: 'On Oaths, and More',
      authors: ['Ada Quill', 'Bob'],
      body: 'Body.^[Note.]\n',
    })
    expect(read(text).date).toBe('2016-06-10T00:00:00Z')
    expect(read('%\n% Ada\n\nBody.\n')).toMatchObject({ title: 'file', authors: ['Ada'], body: 'Body.\n' })
    expect(read('% of all\nwords go on.\n')).toMatchObject({ title: 'file', body: '% of all\nwords go on.\n' })
  })

  test('MultiMarkdown’s names at the head', () => {
    const text = 'Title:  On Oaths\nAuthor: Ada Quill\nDate: June 10, 2016\nKeywords: law,\n  courts\n\nBody.\n'
    expect(read(text)).toMatchObject({
      title: 'On Oaths',
      authors: ['Ada Quill'],
      tags: ['law', 'courts'],
      body: 'Body.\n',
    })
    for (const words of ['Note: this is no title.\n\nBody.\n', 'Title: A Play\nby Ida\n\nBody.\n'])
      expect(read(words)).toMatchObject({ title: 'file', body: words })
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
