import { createHash } from 'node:crypto'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CommentKind, CommentStatus } from '../../src/core/comment'
import { Post, PostStatus } from '../../src/core/post'
import { createLibrary, type LibraryStore } from '../../src/store/library-store'
import { exportMarkdown } from '../../src/tasks/export-markdown'
import { importPosts } from '../../src/tasks/import/import-posts'
import { readPosts } from '../../src/tasks/import/read-posts'
import { rounds } from '../store/faults/rounds'
import { expectValue, temporaryFolder } from '../store/temporary-folder'

const BYTES = Buffer.from('a picture')
const PICTURE = `${createHash('sha256').update(BYTES).digest('hex')}.png`

const words = fc.constantFrom<string>(
  'Law',
  'law',
  'A / B',
  'Courts',
  '10',
  '',
  ' ',
  '日本',
  '"q": [x]',
  '#',
  'Ann',
  '---',
)
const body = fc
  .array(
    fc.constantFrom(
      'Text.[^1]',
      '[^1]: A note.',
      '',
      '# A',
      '---',
      '> q',
      '\u00a0no-break',
      '[[p0]]',
      '- x',
      'a: b',
      `![p](assets/${PICTURE})`,
    ),
    {
      maxLength: 8,
    },
  )
  .chain((lines) => fc.constantFrom('\n', '\r\n').map((end) => lines.join(end)))
const date = fc.constantFrom<string>('1999-12-31T23:59:59-05:00', '2016-06-10T09:15:00+02:00', '2020-02-29T00:00:00Z')

const library = fc.record({
  authors: fc.array(fc.record({ name: words, biography: words, earlier: fc.array(words, { maxLength: 2 }) }), {
    maxLength: 3,
  }),
  topics: fc.array(fc.record({ title: words, parent: fc.nat(9), description: words }), { maxLength: 6 }),
  posts: fc.array(
    fc.record({
      title: words,
      body,
      date,
      status: fc.constantFrom(...PostStatus.options.filter((status) => status !== 'trashed')),
      topics: fc.array(fc.nat(5), { maxLength: 3 }),
      authors: fc.array(fc.nat(2), { maxLength: 2 }),
      tags: fc.array(
        words.filter((word) => word.trim() !== ''),
        { maxLength: 3 },
      ),
      excerpt: words,
      language: fc.constantFrom('en', 'de-AT', 'ar'),
      picture: fc.constantFrom(null, PICTURE),
      formerly: fc.constantFrom(undefined, [{ slug: 'old', date: '2000-01-01T00:00:00Z' }]),
      setAside: fc.array(fc.record({ label: words, content: body, removed: date }), { maxLength: 2 }),
      closed: fc.boolean(),
      comments: fc.array(
        fc.record({
          body,
          topic: fc.nat(5),
          answers: fc.nat(3),
          kind: fc.constantFrom(...CommentKind.options),
          status: fc.constantFrom(...CommentStatus.options),
          title: words,
          name: words,
          email: fc.constantFrom('', 'r@mail.example'),
        }),
        { maxLength: 3 },
      ),
    }),
    { minLength: 1, maxLength: 4 },
  ),
})
type Drawn = typeof library extends fc.Arbitrary<infer T> ? T : never

/** Makes the library that was drawn; numbers point to topics and authors that are there, or to none. */
async function make(dir: string, drawn: Drawn): Promise<LibraryStore> {
  const authors = drawn.authors.map(({ name, biography, earlier }, at) => ({
    ...{ id: `author-${at}`, name: name.trim() || 'Nobody', url: '', biography },
    earlierBiographies: earlier.map((text, index) => ({ until: `201${index}-01-01T00:00:00Z`, text })),
  }))
  const store = expectValue(await createLibrary(dir, { title: 'Drawn', authors }))
  expectValue(await store.assets.put(BYTES, 'png'))
  const topics = drawn.topics.map(({ title, parent, description }, at) => ({
    ...{ id: `topic-${at}`, title, description },
    parent: parent < at ? `topic-${parent}` : null,
  }))
  const idOf = (kind: string, count: number, numbers: readonly number[]) =>
    [...new Set(numbers)].filter((number) => number < count).map((number) => `${kind}-${number}`)
  for (const [at, post] of drawn.posts.entries()) {
    const { topics: under, authors: writers, comments, closed, date: when, ...own } = post
    const filed = idOf('topic', topics.length, under)
    const by = idOf('author', authors.length, writers)
    const all = { schema: 1, id: `p${at}`, revision: 0, slug: `p${at}`, created: when, modified: when, date: when }
    expectValue(await store.posts.add(Post.parse({ ...all, ...own, topics: filed, authors: by })))
    for (const [index, { answers, topic, name, email, ...said }] of comments.entries()) {
      const comment = { id: `c${index}`, parent: answers < index ? `c${answers}` : null, date: when, modified: when }
      const from = { author: { name, email, url: '' }, topics: idOf('topic', topics.length, [topic]) }
      expectValue(await store.threads.add({ post: `p${at}`, comment: { ...comment, ...said, ...from } }))
    }
    const { revision } = expectValue(await store.threads.get(`p${at}`))
    if (closed) expectValue(await store.threads.setClosed({ post: `p${at}`, basedOn: revision, closed }))
  }
  const order = topics.map(({ id }) => [id, drawn.posts.map((_, at) => ({ post: `p${at}` })).reverse()] as const)
  const changes = { topics, entries: Object.fromEntries(order.filter((_, at) => at % 2 === 0)) }
  expectValue(await store.topics.save({ basedOn: 0, changes }))
  return store
}

function bringIn(store: LibraryStore, files: readonly string[]) {
  return importPosts(store, readPosts(files.map((file) => ({ file, format: 'markdown' }))))
}

async function contents(store: LibraryStore) {
  const { topics, entries } = expectValue(await store.topics.get())
  const posts = []
  for (const { id } of [...store.posts.list()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const { revision: _, ...post } = expectValue(await store.posts.open(id))
    const { comments, closed } = expectValue(await store.threads.get(id))
    posts.push({ post, comments, closed })
  }
  return { authors: expectValue(await store.library()).authors, topics, entries, posts }
}

test('any library as Markdown, brought into an empty one, is the same posts, notes, topics, dates, order and biographies', async () => {
  await fc.assert(
    fc.asyncProperty(library, async (drawn) => {
      const folder = await temporaryFolder()
      const store = await make(join(folder, 'library'), drawn)
      const { files } = expectValue(await exportMarkdown(store, { out: join(folder, 'out') }))
      const again = expectValue(await createLibrary(join(folder, 'again'), { title: 'Again' }))
      const report = expectValue(
        await bringIn(
          again,
          files.map(({ path }) => path),
        ),
      )
      expect(report.files.filter(({ outcome, notices }) => outcome !== 'added' || notices.length > 0)).toEqual([])
      const before = await contents(store)
      expect(await contents(again)).toEqual(before)
      if (JSON.stringify(before).includes(PICTURE))
        expect(Buffer.from(expectValue(await again.assets.get(PICTURE)))).toEqual(BYTES)
      await store.close()
      await again.close()
    }),
    { numRuns: rounds(40, 400) },
  )
}, 300_000)

test('brought into a library that knows an author and a topic of the same name, what that says of them stays', async () => {
  const folder = await temporaryFolder()
  const drawn: Drawn = {
    authors: [{ name: 'Ann', biography: 'From outside', earlier: [] }],
    topics: [
      { title: 'Law', parent: 9, description: 'From outside' },
      { title: 'Courts', parent: 0, description: 'New' },
    ],
    posts: [
      {
        title: 'T',
        body: 'x\n',
        date: '2020-02-29T00:00:00Z',
        status: 'published',
        topics: [1],
        authors: [0],
        tags: [],
        excerpt: '',
        language: 'en',
        picture: null,
        formerly: undefined,
        setAside: [],
        closed: false,
        comments: [],
      },
    ],
  }
  const store = await make(join(folder, 'library'), drawn)
  const { files } = expectValue(await exportMarkdown(store, { out: join(folder, 'out') }))
  const ann = { id: 'ann', name: 'Ann', url: '', biography: 'Mine', earlierBiographies: [] }
  const law = { id: 'law', title: 'Law', parent: null, description: 'Mine' }
  const mine = expectValue(await createLibrary(join(folder, 'mine'), { title: 'Mine', authors: [ann] }))
  expectValue(await mine.topics.save({ basedOn: 0, changes: { topics: [law] } }))
  const paths = files.map(({ path }) => path)
  const report = expectValue(await bringIn(mine, paths))
  expect([report.authorsAdded, report.topicsAdded]).toEqual([[], ['Courts']])
  const first = await contents(mine)
  expect(first.authors).toEqual([ann])
  expect(first.topics).toEqual([law, { id: 'topic-1', title: 'Courts', parent: 'law', description: 'New' }])
  expect(first.posts.map(({ post }) => [post.topics, post.authors])).toEqual([[['topic-1'], ['ann']]])
  expectValue(await bringIn(mine, paths))
  expect(await contents(mine)).toEqual(first)
  await store.close()
  await mine.close()
})
