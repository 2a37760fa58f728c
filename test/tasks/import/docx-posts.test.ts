import { existsSync, readdirSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readDocxPosts } from '../../../src/tasks/import/docx-posts'
import type { ReadItem, ReadPost } from '../../../src/tasks/import/read-post'
import { temporaryFolder } from '../../store/temporary-folder'
import { call, listItem, note, paragraph, picture, run, table, type WordParts, wordFile } from './word-file'

async function itemOf(bytes: Uint8Array, name = 'Draft.docx'): Promise<ReadItem> {
  const file = join(await temporaryFolder(), name)
  await writeFile(file, bytes)
  return only(file)
}

async function only(file: string): Promise<ReadItem> {
  const items: ReadItem[] = []
  for await (const item of readDocxPosts(file)) items.push(item)
  expect(items.length).toBe(1)
  return items[0] as ReadItem
}

async function read(parts: WordParts, name?: string): Promise<ReadPost> {
  const item = await itemOf(wordFile(parts), name)
  if (item.kind !== 'post') throw new Error(JSON.stringify(item))
  return item.post
}

const bodyOf = async (parts: WordParts) => (await read(parts)).post.body
const whyOf = async (bytes: Uint8Array) => {
  const item = await itemOf(bytes)
  return item.kind === 'failed' ? item.why : item
}
const p = (words: string, properties?: string) => paragraph(run(words, properties))

describe('a Word file', () => {
  test('gives its text and what it says of itself; the paragraph that is the title is not repeated', async () => {
    const { post, original, comments, closed } = await read({
      properties:
        '<dc:title>Old title</dc:title><dc:creator>Ada One; Bo Two</dc:creator><cp:keywords>oaths, law; </cp:keywords><dc:language>en-GB</dc:language>' +
        '<dcterms:created>2016-06-10T09:00:00Z</dcterms:created><dcterms:modified>2016-06-11T10:00:00Z</dcterms:modified>',
      body:
        paragraph(run('On Oaths'), 'Title') +
        paragraph(run('A part'), 'Heading1') +
        paragraph(run('See ') + run('Roe', '<w:i/>') + run(', and ') + run('not', '<w:b/>') + run(' the other.')) +
        paragraph(run('Quoted.'), 'Quote') +
        listItem('one', 1) +
        listItem('nested', 1, 1) +
        listItem('two', 1) +
        p('Between.') +
        listItem('first', 2) +
        listItem('second', 2) +
        table([run('a'), run('b')], [run('1'), run('2')]),
    })
    expect(post).toEqual({
      ...{ id: null, title: 'On Oaths', slug: 'on-oaths', status: 'draft', authors: ['Ada One', 'Bo Two'] },
      ...{ date: '2016-06-10T09:00:00Z', created: '2016-06-10T09:00:00Z', modified: '2016-06-11T10:00:00Z' },
      ...{ topics: [], tags: ['oaths', 'law'], language: 'en-GB', excerpt: '', picture: null },
      ...{ formerly: undefined, setAside: [], notices: [] },
      body:
        '# A part\n\nSee *Roe*, and **not** the other.\n\n> Quoted.\n\n- one\n  - nested\n- two\n\nBetween.\n\n1. first\n2. second\n\n' +
        '| a | b |\n| - | - |\n| 1 | 2 |\n',
    })
    expect(original).toMatch(/^<h1 class="title">On Oaths<\/h1><h1>A part<\/h1><p>See <em>Roe<\/em>/)
    expect({ comments, closed }).toEqual({ comments: [], closed: false })
  })

  test('is titled by its first heading, by what it says of itself, or by its file', async () => {
    const titleOf = async (parts: WordParts) => (await read(parts, 'my-draft.docx')).post
    const heading = paragraph(run('On Oaths'), 'Heading1') + p('x')
    expect(await titleOf({ body: heading })).toMatchObject({ title: 'On Oaths', slug: 'my-draft', body: 'x\n' })
    const properties = '<dc:title>On &amp; Off</dc:title>'
    expect(await titleOf({ body: p('x'), properties })).toMatchObject({ title: 'On & Off', body: 'x\n' })
    expect(await titleOf({ body: p('On &amp; Off', '<w:b/>') + p('x'), properties })).toMatchObject({
      title: 'On & Off',
      body: 'x\n',
    })
    expect(await titleOf({ body: p('x'), properties: '<dc:title>Document1</dc:title>' })).toMatchObject({
      title: 'my-draft',
    })
  })

  test('that has nothing but a title is a post without a text', async () => {
    expect(await bodyOf({ body: paragraph(run('On Oaths'), 'Title') })).toBe('')
  })
})

describe('the notes of a Word file', () => {
  test('become real ones in the order in which they are called, footnotes and endnotes alike', async () => {
    const body = await bodyOf({
      body:
        paragraph(run('One') + call('endnote', 2) + run(', two') + call('footnote', 7) + run('.')) +
        table([run('head')], [run('cell') + call('footnote', 3)]),
      footnotes:
        note('footnote', 3, p(' In a table.')) +
        note(
          'footnote',
          7,
          paragraph(
            `<w:r><w:footnoteRef/></w:r>${run(' See ')}${run('Roe', '<w:i/>')}${run(', ')}<w:hyperlink r:id="x1">${run('here')}</w:hyperlink>.`,
          ),
          p('A second paragraph.'),
          table([run('x')], [run('1')]),
        ),
      endnotes: note('endnote', 2, p('At the end.')),
      links: [['x1', 'hyperlink', 'https://x.example/a?b=1&amp;c=2']],
    })
    expect(body).toBe(
      'One[^1], two[^2].\n\n| head    |\n| ------- |\n| cell[^3] |\n\n[^1]: At the end.\n\n'.replace(
        '| head    |\n| ------- |',
        '| head     |\n| -------- |',
      ) +
        '[^2]: See *Roe*, [here](https://x.example/a?b=1\\&c=2)\n\n    A second paragraph.\n\n    | x |\n    | - |\n    | 1 |\n\n[^3]: In a table.\n',
    )
  })

  test('that an author signed with a star lose it, and the title keeps the call of its note', async () => {
    const star =
      '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    const parts = {
      body: paragraph(run('On Oaths') + star, 'Title') + paragraph(run('Text') + call('footnote', 3)),
      footnotes:
        note('footnote', 2, paragraph(run('*', '<w:rStyle w:val="FootnoteReference"/>') + run(' Professor of Law.'))) +
        note('footnote', 3, p('Note.')),
    }
    expect((await read(parts)).post).toMatchObject({
      title: 'On Oaths',
      body: '# On Oaths[^1]\n\nText[^2]\n\n[^1]: Professor of Law.\n\n[^2]: Note.\n',
    })
  })

  test('that are called and are not there are told, and the rest is read', async () => {
    const { post } = await read({
      body: paragraph(run('One') + call('footnote', 9) + run(', two') + call('footnote', 1)),
      footnotes: note('footnote', 1, paragraph(run('Note') + call('endnote', 5))),
      endnotes: note('endnote', 5, p('Never called in the text.')),
    })
    expect(post).toMatchObject({
      body: 'One, two[^1]\n\n[^1]: Note\n',
      notices: ['2 calls of notes that are not there, or in notes, left out'],
    })
  })
})

describe('what Word has beside the words', () => {
  test('tracked changes are taken as accepted, comments are counted with their authors', async () => {
    const { post } = await read({
      body: paragraph(
        run('Kept') +
          `<w:ins w:id="1" w:author="A">${run(', added')}</w:ins><w:del w:id="2" w:author="A"><w:r><w:delText>, gone</w:delText></w:r></w:del>` +
          '<w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
      ),
      comments: ['Ada', 'Bo', 'Ada']
        .map((who, id) => `<w:comment w:id="${id}" w:author="${who}">${p('Really?')}</w:comment>`)
        .join(''),
    })
    expect(post).toMatchObject({
      body: 'Kept, added\n',
      notices: ['its tracked changes were taken as accepted', '3 comments on the text (by Ada, Bo) left out'],
    })
  })

  test('words in fields and equations are kept, tables of contents are not, underlining is emphasis but for links', async () => {
    const { post } = await read({
      body:
        paragraph(run('Contents 3'), 'Toc1') +
        paragraph(
          run('See note ') +
            `<w:fldSimple w:instr=" NOTEREF _Ref1 ">${run('12')}</w:fldSimple>` +
            run(', ') +
            run('Roe', '<w:u w:val="single"/>') +
            run(', ') +
            `<w:hyperlink r:id="x1">${run('link', '<w:u w:val="single"/>')}</w:hyperlink>` +
            run(' and ') +
            '<m:oMath><m:r><m:t>a=</m:t></m:r><m:r><m:t>b</m:t></m:r></m:oMath>',
        ),
      links: [['x1', 'hyperlink', 'https://x.example/']],
    })
    expect(post).toMatchObject({
      body: 'See note 12, *Roe*, [link](https://x.example/) and a=b\n',
      notices: ['1 equation came in as letters alone'],
    })
  })

  test('styles that mean nothing to Postil are told once', async () => {
    const { post } = await read({
      body:
        paragraph(run('a'), 'PullQuote') +
        paragraph(run('b'), 'PullQuote') +
        paragraph(run('c', '<w:rStyle w:val="CaseName"/>')),
    })
    expect(post).toMatchObject({
      body: 'a\n\nb\n\nc\n',
      notices: ['paragraphs in the style “Pull Quote” came in plain', 'words in the style “Case Name” came in plain'],
    })
  })

  test('pictures travel with it, each once; those that pages do not show or that lie elsewhere leave their words', async () => {
    const { post, pictures } = await read({
      body:
        paragraph(picture('p1', 'a seal') + picture('p1', 'again')) +
        paragraph(run('Drawn: ') + picture('p2', 'a chart')) +
        paragraph(run('Linked: ') + picture('p3', 'secret', 'link') + picture('p4', 'web', 'link')),
      links: [
        ['p1', 'image', 'media/a.png'],
        ['p2', 'image', 'media/b.emf'],
        ['p3', 'image', 'file:///etc/passwd'],
        ['p4', 'image', 'http://x.example/x.png'],
      ],
      files: { 'word/media/a.png': strToU8('png'), 'word/media/b.emf': strToU8('emf') },
    })
    expect(post).toMatchObject({
      body: '![a seal](embedded/1.png)![again](embedded/1.png)\n\nDrawn: a chart\n\nLinked:\n',
      notices: [
        'a picture of the kind x-emf, which pages do not show, was left out',
        'a picture that the file only links to was left out (2 times)',
      ],
    })
    expect(pictures).toEqual([{ address: 'embedded/1.png', bytes: expect.anything(), extension: 'png' }])
    expect(Buffer.from(pictures[0]?.bytes ?? []).toString()).toBe('png')
  })
})

test('links, pictures and styles that a damaged Word file names and does not have cost no words', async () => {
  const body =
    paragraph(`<w:hyperlink r:id="no">${run('link')}</w:hyperlink>${picture('no', 'a seal')}`, 'NoStyle') +
    `<w:p><w:r><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" r:id="no"/></w:pict></w:r></w:p>` +
    paragraph(picture('gone', 'a map'))
  const { post } = await read({ body, links: [['gone', 'image', 'media/gone.png']] })
  expect(post.body).toBe('link\n')
  expect(post.notices).toEqual(['a picture that is not in the file was left out (3 times)'])
})

describe('a file that is no Word file, or a hostile one, is refused', () => {
  const olds = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

  test('by what it is instead', async () => {
    expect(await whyOf(olds)).toBe('it is an old .doc file; open it in a word processor and save it as .docx')
    expect(await whyOf(Buffer.concat([olds, Buffer.from('EncryptedPackage', 'utf16le')]))).toBe(
      'it is protected by a password; take the password off in Word and save it again',
    )
    expect(await whyOf(Buffer.from('{\\rtf1 x}'))).toMatch(/^it is an RTF file/)
    expect(
      await whyOf(zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }] })),
    ).toMatch(/^it is an OpenDocument file/)
    expect(await whyOf(Buffer.from('Dear Sir,'))).toBe('it is no Word file: it is no ZIP file, or its end is missing')
    expect(await whyOf(Buffer.alloc(0))).toBe('it is no Word file: it is no ZIP file, or its end is missing')
    expect(await whyOf(zipSync({ 'a.txt': strToU8('a') }))).toBe('it holds no Word document')
    expect(await whyOf(wordFile({ body: '' }).subarray(0, 1500))).toMatch(/^it is no Word file/)
  })

  test('when it cannot be read or is not there', async () => {
    expect(await whyOf(wordFile({ body: '<w:p><w:r>' }))).toMatch(/^it is damaged: /)
    expect(await only('/nowhere/x.docx')).toMatchObject({
      kind: 'failed',
      why: expect.stringMatching(/not there|no such|not found|does not exist/i),
    })
  })

  test('when it unpacks to more than it says, or than it may', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(60 * 2 ** 20) })
    expect(await whyOf(bomb)).toBe('word/document.xml is larger than it may be')
    const lying = Buffer.from(zipSync({ 'word/document.xml': new Uint8Array(20 * 2 ** 20) }))
    const directory = lying.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    lying.writeUInt32LE(100, directory + 24)
    expect(await whyOf(lying)).toBe('word/document.xml is damaged')
  })

  test('when its XML declares entities, nests too deep, or is broken', async () => {
    const document = (xml: string) => zipSync({ 'word/document.xml': strToU8(xml) })
    expect(await whyOf(document('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'))).toBe(
      'it declares a document type, which no Word file does',
    )
    expect(await whyOf(wordFile({ body: '<w:p>'.repeat(100_000) }))).toBe('its elements are nested more than 300 deep')
    expect(await whyOf(document('<x>'.repeat(3) + '<'.repeat(1000)))).toMatch(/^it is damaged/)
    expect(await whyOf(document(''))).toMatch(/^it is damaged/)
  })

  test('and what runs in a browser never comes out of it', async () => {
    const { post, original } = await read({
      body: paragraph(
        run('&lt;script&gt;alert(1)&lt;/script&gt; ') +
          `<w:hyperlink r:id="x1">${run('a')}</w:hyperlink>` +
          `<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> HYPERLINK "javascript:alert(2)" </w:instrText><w:fldChar w:fldCharType="separate"/></w:r>${run(' b')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
      ),
      links: [['x1', 'hyperlink', 'javascript:alert(1)']],
      files: { 'mammoth/style-map': strToU8('p => script:fresh') },
    })
    expect(post.body).toBe('\\<script>alert(1)\\</script> a b\n')
    expect(original).not.toContain('<script')
  })
})

const CORPUS = fileURLToPath(new URL('../../../../shared/data/mammoth/test/test-data/', import.meta.url))

test('Word files from outside are read, each with its words', async () => {
  if (!existsSync(CORPUS)) return console.log('not run: the outside Word files are not on this machine')
  const bodies = new Map<string, string>()
  for (const name of readdirSync(CORPUS).filter((one) => one.endsWith('.docx'))) {
    const item = await only(join(CORPUS, name))
    bodies.set(name, item.kind === 'post' ? item.post.post.body : item.kind === 'failed' ? item.why : '')
  }
  const notes = 'Ouch[^1].[^2]\n\n[^1]: A tachyon walks into a bar.\n\n[^2]: Fin.\n'
  const expected: Readonly<Record<string, string>> = {
    'comments.docx': 'Ouch.\n',
    'empty.docx': 'there is no text in it',
    'endnotes.docx': notes,
    'external-picture.docx': 'there is no text in it',
    'footnote-hyperlink.docx': '[^1]\n\n[^1]: [Example](http://www.example.com)\n',
    'footnotes.docx': notes,
    'simple-list.docx': '- Apple\n- Banana\n',
    'strict-format.docx': 'Test\n',
    'strikethrough.docx': "~~Today's Special: Salmon~~ Sold out\n",
    'tables.docx':
      'Above\n\n| Top left    | Top right    |\n| ----------- | ------------ |\n| Bottom left | Bottom right |\n\nBelow\n',
    'text-box.docx': 'Datum plane\n',
    'tiny-picture.docx': '![](embedded/1.png)\n',
    'underline.docx': '**The *Sunset* Tree**\n',
    'utf8-bom.docx': 'This XML has a byte order mark.\n',
  }
  for (const [name, body] of Object.entries(expected)) expect([name, bodies.get(name)]).toEqual([name, body])
  expect(bodies.size).toBeGreaterThanOrEqual(Object.keys(expected).length)
})
