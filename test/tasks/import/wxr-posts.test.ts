import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { createLibrary } from '../../../src/store/library-store'
import { importPosts } from '../../../src/tasks/import/import-posts'
import type { ReadItem } from '../../../src/tasks/import/read-post'
import { readPosts } from '../../../src/tasks/import/read-posts'
import { type WrittenItem, writeComment, writeItem, writeWxr } from '../../core/import/wxr/write-wxr'
import { expectValue, temporaryFolder } from '../../store/temporary-folder'

async function writeBlog(text: string, ...beside: readonly string[]): Promise<string> {
  const folder = await temporaryFolder()
  for (const path of beside) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), path)
  }
  await writeFile(join(folder, 'blog.xml'), text)
  return join(folder, 'blog.xml')
}

async function readAll(file: string): Promise<ReadItem[]> {
  const items: ReadItem[] = []
  for await (const item of readPosts([{ file, format: 'wxr' }])) items.push(item)
  return items
}

/** What is told of a file, and what failed, without its folder. */
function said(items: readonly ReadItem[]): string[] {
  return items.flatMap((item) => {
    if (item.kind === 'told') return item.notices
    return item.kind === 'failed' ? [`${item.file.replace(/^.*\//, '')}: ${item.why}`] : []
  })
}

function bodies(items: readonly ReadItem[]): string[] {
  return items.flatMap((item) => (item.kind === 'post' ? [item.post.post.body] : []))
}

const uploads = 'http://law.example/wp-content/uploads'

test('a blog comes into a library with its notes, threads, topics and references, and comes in only once', async () => {
  const oaths: WrittenItem = {
    id: 1,
    content:
      'First.[1] See [sic] <a href="http://law.example/2016/07/01/on-vows/">On Vows</a> (July 1, 2016).\n\n[1] A note.',
    categories: [['category', 'law', 'Law']],
    commentStatus: 'closed',
    more:
      writeComment({ id: 5, content: 'Why?[1]\n\n[1] See p. 3.' }) +
      writeComment({ id: 6, parent: 5, user: 3, author: 'Ida' }),
  }
  const vows: WrittenItem = {
    id: 2,
    title: 'On Vows',
    slug: 'on-vows',
    link: 'http://law.example/2016/07/01/on-vows/',
    date: '2016-07-01 09:00:00',
    gmt: '2016-07-01 13:00:00',
  }
  const file = await writeBlog(writeWxr(writeItem(oaths) + writeItem(vows)))
  const store = expectValue(await createLibrary(join(await temporaryFolder(), 'library'), { title: 'Mine' }))
  const report = expectValue(await importPosts(store, readPosts([{ file, format: 'wxr' }])))
  expect(report).toMatchObject({
    files: [
      { outcome: 'added', comments: 2, notices: [] },
      { outcome: 'added', comments: 0, notices: [] },
    ],
    told: [],
    topicsAdded: ['Law'],
    authorsAdded: ['Ida Brown'],
  })
  expect(expectValue(await store.posts.open('on-oaths'))).toMatchObject({
    title: 'On Oaths',
    date: '2016-06-10T09:00:00-04:00',
    body: 'First.[^1] See \\[sic] [[on-vows]].\n\n[^1]: A note.\n',
  })
  expect(expectValue(await store.threads.get('on-oaths'))).toMatchObject({
    closed: true,
    comments: [
      { id: '5', parent: null, kind: 'reader', body: 'Why?[^1]\n\n[^1]: See p. 3.' },
      { id: '6', parent: '5', kind: 'author', body: 'Indeed.' },
    ],
  })
  const versions = expectValue(await store.revisions.list('on-oaths'))
  expect(versions).toMatchObject([{ reason: 'import', pinned: true }])
  const again = expectValue(await importPosts(store, readPosts([{ file, format: 'wxr' }])))
  expect(again.files.map(({ outcome }) => outcome)).toEqual(['skipped', 'skipped'])
})

test('notes that could not be read stay in the history with the text they belong to', async () => {
  const content = '<p>Text.<sup data-fn="x" class="fn"><a href="#x" id="x-link">1</a></sup></p>'
  const read = await readAll(await writeBlog(writeWxr(writeItem({ content, meta: { footnotes: '[{"broken' } }))))
  expect(read.filter(({ kind }) => kind === 'post')).toMatchObject([
    {
      post: {
        original: `${content}\n\n<!-- footnotes -->\n[{"broken\n`,
        post: { notices: ['the footnotes of this post could not be read; they are kept with the original'] },
      },
    },
  ])
})

test('what is no post is counted, and a broken item told with its line and title', async () => {
  const items = [
    writeItem({ type: 'attachment' }),
    writeItem({ type: 'attachment' }),
    writeItem({ type: 'nav_menu_item' }),
    writeItem({ type: 'recipe' }),
    writeItem({ status: 'auto-draft' }),
    writeItem({ type: 'page', title: 'About', commentStatus: 'closed', more: writeComment({ type: 'pingback' }) }),
    writeItem({ title: 'Crossed' }).replace('</wp:status>', '</wp:state>'),
  ]
  const read = await readAll(await writeBlog(writeWxr(items.join(''))))
  expect(read.filter(({ kind }) => kind === 'post')).toMatchObject([
    { post: { post: { title: 'About' }, closed: false } },
  ])
  expect(said(read)).toEqual([
    'blog.xml, line 119 “Crossed”: line 130: its XML is broken (unexpected close tag)',
    'left out: 2 media files, 1 menu entry, 1 item of the kind “recipe”, 1 empty draft',
    'left out of the comments: 1 pingback',
  ])
})

test('pictures are taken from beside the file, and those that are not there counted', async () => {
  const content = [
    `<img src="${uploads}/2016/06/seal.png" alt="Seal" />`,
    `<img src="https://www.law.example/wp-content/uploads/2016/06/big%20one-300x200.jpg?w=300" alt="" />`,
    `<img src="https://law.files.wordpress.com/2016/06/hosted.gif" alt="" />`,
    `<img src="${uploads}/2016/06/absent.png" alt="" />`,
    `<img src="${uploads}/../../secret.png" alt="" />`,
    '<img src="http://other.example/wp-content/uploads/2016/06/seal.png" alt="" />',
  ].join('\n\n')
  const file = await writeBlog(
    writeWxr(writeItem({ content })),
    'wp-content/uploads/2016/06/seal.png',
    'uploads/2016/06/big one.jpg',
    '2016/06/hosted.gif',
    'secret.png',
  )
  const read = await readAll(file)
  expect(bodies(read)[0]?.match(/(?<=\()[^)]+/g)).toEqual([
    'wp-content/uploads/2016/06/seal.png',
    'uploads/2016/06/big%20one.jpg',
    '2016/06/hosted.gif',
    `${uploads}/2016/06/absent.png`,
    `${uploads}/../../secret.png`,
    'http://other.example/wp-content/uploads/2016/06/seal.png',
  ])
  expect(said(read)).toEqual([
    '1 picture stays on the web: put the folder wp-content/uploads beside the file to bring them in',
  ])
})

test('the picture of a post, the words about its topics, and the fields that stay behind', async () => {
  const seal = writeItem({
    id: 9,
    type: 'attachment',
    more: `<wp:attachment_url>${uploads}/seal.png</wp:attachment_url>`,
  })
  const category = (slug: string, parent: string, about: string) =>
    `<wp:category><wp:category_nicename>${slug}</wp:category_nicename><wp:category_parent>${parent}</wp:category_parent><wp:cat_name>${slug.toUpperCase()}</wp:cat_name><wp:category_description>${about}</wp:category_description></wp:category>\n`
  const text = writeWxr(
    writeItem({
      meta: { _thumbnail_id: '9', source: 'x', _views: '3' },
      categories: [['category', 'courts', 'COURTS']],
    }) + seal,
    category('law', '', '') + category('courts', 'law', 'Who decides &amp;amp; how.') + category('other', '', ''),
  )
  const file = await writeBlog(text, 'uploads/seal.png')
  expect(said(await readAll(file))).toEqual(['left out: 1 media file', 'left out of the posts: 1 field “source”'])
  const store = expectValue(await createLibrary(join(await temporaryFolder(), 'library'), { title: 'Mine' }))
  expectValue(await importPosts(store, readPosts([{ file, format: 'wxr' }])))
  const post = expectValue(await store.posts.open('on-oaths'))
  expect(Buffer.from(expectValue(await store.assets.get(post.picture ?? ''))).toString()).toBe('uploads/seal.png')
  expect(post.topics).toEqual(['courts'])
  expect(expectValue(await store.topics.get()).topics).toMatchObject([
    { id: 'law', title: 'LAW', parent: null, description: '' },
    { id: 'courts', title: 'COURTS', parent: 'law', description: 'Who decides & how.' },
  ])
})

test('posts that come in together refer to each other, also where the library has another post by that slug', async () => {
  const link = '<a href="http://law.example/2016/06/10/on-oaths/">On Oaths</a>'
  const vows = writeItem({
    id: 2,
    title: 'On Vows',
    slug: 'on-vows',
    content: `See ${link}.`,
    more: writeComment({ content: link }),
  })
  const file = await writeBlog(writeWxr(vows + writeItem()))
  const store = expectValue(await createLibrary(join(await temporaryFolder(), 'library'), { title: 'Mine' }))
  const other = await writeBlog(writeWxr(writeItem({ content: 'Another.', date: '2001-01-01 09:00:00' })))
  for (const one of [other, file]) expectValue(await importPosts(store, readPosts([{ file: one, format: 'wxr' }])))
  expect(expectValue(await store.posts.open('on-vows')).body).toBe('See [[on-oaths-2]].\n')
  expect(expectValue(await store.threads.get('on-vows')).comments[0]?.body).toBe('[[on-oaths-2]]')
  expect(expectValue(await store.posts.open('on-oaths-2')).body).toBe('Words.\n')
})

test('a file that breaks off, or is none, is told', async () => {
  const text = writeWxr(writeItem())
  const cut = await readAll(await writeBlog(text.slice(0, text.indexOf('</channel>'))))
  expect([bodies(cut), said(cut)]).toEqual([['Words.\n'], ['it ends too early; what stood behind is missing']])
  const strange = await readAll(await writeBlog(text.replace('<title>Law<', '<title>Law &copyright; Order<')))
  expect(said(strange)).toEqual(['line 9: undefined entity; it was read as it stands'])
  const none = await readAll(await writeBlog('<html><body>Hello</body></html>'))
  expect(said(none)).toEqual(['blog.xml: this is no WordPress export: line 1: its first element is <html>'])
  expect(said(await readAll('/nowhere/blog.xml'))).toEqual([expect.stringContaining('blog.xml: it is not there')])
})

test('progress goes from nothing to all of the bytes, and never back', async () => {
  const file = await writeBlog(writeWxr(writeItem({ type: 'attachment', content: 'word '.repeat(500_000) })))
  const done = (await readAll(file)).flatMap((item) => (item.kind === 'progress' ? [item.done / item.total] : []))
  expect(done).toEqual([...done].sort((a, b) => a - b))
  expect([done[0], done.at(-1)]).toEqual([0, 1])
  expect(done.length).toBeGreaterThan(8)
})
