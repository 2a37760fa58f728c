import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createLibrary, openLibrary } from '../../src/store/library-store'
import { expectError, expectValue, temporaryFolder } from './temporary-folder'

async function newLibrary() {
  const dir = join(await temporaryFolder(), 'My Blog')
  return { dir, store: expectValue(await createLibrary(dir, { title: 'My Blog' })) }
}

describe('a library', () => {
  test('is made as a folder of plain files and opens again', async () => {
    const { dir, store } = await newLibrary()
    const post = expectValue(await store.posts.create({ title: 'On Tolls', body: 'Text[^1].\n\n[^1]: A note.\n' }))
    await store.close()
    expect((await readdir(dir)).sort()).toEqual(
      ['.postil', 'assets', 'comments', 'library.json', 'posts', 'revisions', 'sources', 'trash'].sort(),
    )
    const file = await readFile(join(dir, 'posts', `${post.id}.json`), 'utf8')
    expect(Object.keys(JSON.parse(file))).toEqual(
      'schema id revision title slug status date authors topics tags language excerpt picture setAside body created modified'.split(
        ' ',
      ),
    )
    expect(file.startsWith('{\n  "schema": 1,\n')).toBe(true)
    expect(file.endsWith('}\n')).toBe(true)

    const again = expectValue(await openLibrary(dir))
    expect(expectValue(await again.posts.open(post.id))).toEqual(post)
    expect(again.posts.list()).toMatchObject([{ id: post.id, title: 'On Tolls', slug: 'on-tolls', notes: 1 }])
    await again.close()
  })

  test('keeps fields it does not know', async () => {
    const { dir, store } = await newLibrary()
    const post = expectValue(await store.posts.create({ title: 'One' }))
    const path = join(dir, 'posts', `${post.id}.json`)
    await writeFile(path, JSON.stringify({ ...post, mood: 'grave' }))
    const opened = expectValue(await store.posts.open(post.id))
    const saved = expectValue(
      await store.posts.save({ id: post.id, basedOn: opened.revision, changes: { title: 'Two' } }),
    )
    expect(saved.post).toMatchObject({ title: 'Two', mood: 'grave' })
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ title: 'Two', mood: 'grave' })
  })

  test('says what is wrong with a folder that is missing, a file, no library or broken', async () => {
    const folder = await temporaryFolder()
    expect(expectError(await openLibrary(join(folder, 'gone')))).toMatchObject({ kind: 'disk', code: 'ENOENT' })
    await writeFile(join(folder, 'a-file'), 'x')
    expect(expectError(await openLibrary(join(folder, 'a-file')))).toMatchObject({ kind: 'disk', code: 'ENOTDIR' })
    expect(expectError(await openLibrary(folder))).toEqual({ kind: 'not-a-library', path: folder })
    await writeFile(join(folder, 'library.json'), '{"schema":1,')
    expect(expectError(await openLibrary(folder))).toMatchObject({ kind: 'corrupt', path: 'library.json' })
    await writeFile(join(folder, 'library.json'), '{"schema":2,"title":"Later"}')
    expect(expectError(await openLibrary(folder))).toEqual({ kind: 'newer-schema', path: 'library.json', schema: 2 })
    expect(await readdir(folder)).toHaveLength(2)
  })

  test('is not made where something already is', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'letter.txt'), 'mine')
    expect(expectError(await createLibrary(folder, { title: 'x' }))).toEqual({
      kind: 'disk',
      code: 'EEXIST',
      path: folder,
    })
    expect(await readdir(folder)).toEqual(['letter.txt'])
  })

  test('sets a broken post aside and keeps the rest', async () => {
    const { dir, store } = await newLibrary()
    const good = expectValue(await store.posts.create({ title: 'Good' }))
    await store.close()
    const broken = '{"schema":1,"id":"broken","title":'
    await writeFile(join(dir, 'posts', 'broken.json'), broken)
    await writeFile(join(dir, 'posts', 'other-name.json'), JSON.stringify(good))
    const again = expectValue(await openLibrary(dir))
    expect(again.posts.list().map(({ id }) => id)).toEqual([good.id])
    expect(again.setAside()).toEqual([
      {
        path: 'posts/broken.json',
        kind: 'damaged',
        reason: expect.stringContaining('not valid JSON'),
        post: 'broken',
      },
      {
        path: 'posts/other-name.json',
        kind: 'copy',
        reason: 'it holds “Good” under a name that is not its own',
        post: good.id,
      },
    ])
    expect(expectError(await again.posts.save({ id: 'broken', basedOn: 0, changes: { title: 'x' } }))).toMatchObject({
      kind: 'corrupt',
    })
    expect(expectError(await again.posts.add({ ...good, id: 'broken' }))).toMatchObject({ kind: 'corrupt' })
    expect(await readFile(join(dir, 'posts', 'broken.json'), 'utf8')).toBe(broken)
    await again.close()
    const third = expectValue(await openLibrary(dir))
    expect(third.setAside()).toHaveLength(2)
  })

  test('does not follow a link that leads out of the folder', async () => {
    const { dir, store } = await newLibrary()
    const post = expectValue(await store.posts.create({ title: 'One' }))
    const outside = join(await temporaryFolder(), 'secret.json')
    await writeFile(outside, JSON.stringify({ ...post, id: 'leak' }))
    await symlink(outside, join(dir, 'posts', 'leak.json'))
    expect(expectError(await store.posts.open('leak'))).toMatchObject({ kind: 'corrupt' })
    expect(expectError(await store.posts.save({ id: 'leak', basedOn: 1, changes: { title: 'x' } }))).toMatchObject({
      kind: 'corrupt',
    })
    expect(JSON.parse(await readFile(outside, 'utf8')).title).toBe('One')
  })

  test('rebuilds its index when that is missing, broken or old', async () => {
    const { dir, store } = await newLibrary()
    const post = expectValue(await store.posts.create({ title: 'One', body: 'first' }))
    await store.threads.add({
      post: post.id,
      comment: {
        parent: null,
        kind: 'reader',
        title: '',
        author: { name: 'R', email: '', url: '' },
        status: 'pending',
        topics: [],
        body: 'hm',
      },
    })
    await store.close()
    const expected = store.posts.list()
    expect(expected).toMatchObject([{ comments: { pending: 1 } }])
    for (const damage of ['', 'not json', '{"format":0}']) {
      await writeFile(join(dir, '.postil', 'index.json'), damage)
      const again = expectValue(await openLibrary(dir))
      expect(again.posts.list()).toEqual(expected)
      await again.close()
    }
    await writeFile(join(dir, 'posts', `${post.id}.json`), JSON.stringify({ ...post, title: 'Changed outside' }))
    const last = expectValue(await openLibrary(dir))
    expect(last.posts.list()).toMatchObject([{ title: 'Changed outside' }])
  })
})

describe('a save', () => {
  test('is refused when it is based on an older revision', async () => {
    const { store } = await newLibrary()
    const post = expectValue(await store.posts.create({ title: 'One', body: 'first' }))
    const saved = expectValue(
      await store.posts.save({ id: post.id, basedOn: post.revision, changes: { body: 'second' } }),
    )
    expect(saved.post.revision).toBe(post.revision + 1)
    expect(
      expectError(await store.posts.save({ id: post.id, basedOn: post.revision, changes: { body: 'third' } })),
    ).toMatchObject({
      kind: 'conflict',
      revision: saved.post.revision,
    })
    expect(expectValue(await store.posts.open(post.id)).body).toBe('second')
  })

  test('is refused when another program changed the file without changing its revision', async () => {
    const { dir, store } = await newLibrary()
    const post = expectValue(await store.posts.create({ title: 'One', body: 'first' }))
    await writeFile(join(dir, 'posts', `${post.id}.json`), JSON.stringify({ ...post, body: 'from outside' }))
    expect(
      expectError(await store.posts.save({ id: post.id, basedOn: post.revision, changes: { body: 'mine' } })),
    ).toMatchObject({
      kind: 'conflict',
    })
    const theirs = expectValue(await store.posts.open(post.id))
    expect(theirs.body).toBe('from outside')
    const merged = expectValue(
      await store.posts.save({ id: post.id, basedOn: theirs.revision, changes: { body: 'both' } }),
    )
    expect(merged.post.body).toBe('both')
  })

  test('of many posts and of one post many times at once loses none', async () => {
    const { store } = await newLibrary()
    const post = expectValue(await store.posts.create({ title: 'One' }))
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        store.posts.save({ id: post.id, basedOn: post.revision, changes: { body: `v${at}` } }),
      ),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(expectValue(await store.posts.open(post.id)).body).toBe('v0')
  })

  test('lets a slug made from the title follow a draft’s new title, and refuses one that is taken', async () => {
    const { store } = await newLibrary()
    const first = expectValue(await store.posts.create({ title: 'Tolls' }))
    const second = expectValue(await store.posts.create({}))
    expect([first.slug, second.slug]).toEqual(['tolls', 'untitled'])
    const named = expectValue(await store.posts.save({ id: second.id, basedOn: 1, changes: { title: 'Tolls' } }))
    expect(named.post.slug).toBe('tolls-2')
    expect(
      expectError(await store.posts.save({ id: second.id, basedOn: 2, changes: { slug: 'tolls' } })),
    ).toMatchObject({
      kind: 'bad-request',
    })
    const published = expectValue(
      await store.posts.save({ id: first.id, basedOn: 1, changes: { status: 'published' } }),
    )
    const renamed = expectValue(
      await store.posts.save({ id: first.id, basedOn: published.post.revision, changes: { title: 'Fees' } }),
    )
    expect(renamed.post.slug).toBe('tolls')
  })

  test('gives no two posts the same slug, also when they ask at once', async () => {
    const { store } = await newLibrary()
    const made = await Promise.all([1, 2, 3].map(() => store.posts.create({ title: 'Tolls' })))
    expect(made.map((post) => expectValue(post).slug).sort()).toEqual(['tolls', 'tolls-2', 'tolls-3'])
    const [first, second] = made.map(expectValue)
    const renamed = await Promise.all(
      [first, second].map((post) => store.posts.save({ id: post?.id ?? '', basedOn: 1, changes: { slug: 'fees' } })),
    )
    expect(renamed.filter(({ ok }) => ok)).toHaveLength(1)
    expect(renamed.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'bad-request' } })
  })
})

describe('comments, sources, topics and pictures', () => {
  test('are added, edited and moderated', async () => {
    const { store } = await newLibrary()
    const post = expectValue(await store.posts.create({ title: 'One' }))
    const comment = {
      parent: null,
      kind: 'reader',
      title: '',
      author: { name: 'Ann', email: '', url: '' },
      status: 'pending',
      topics: [],
      body: 'Hm.',
    } as const
    const { thread, id } = expectValue(await store.threads.add({ post: post.id, comment: { ...comment, topics: [] } }))
    const reply = expectValue(
      await store.threads.add({ post: post.id, comment: { ...comment, topics: [], parent: id, kind: 'author' } }),
    )
    expect(expectError(await store.threads.add({ post: 'nobody', comment: { ...comment, topics: [] } }))).toMatchObject(
      {
        kind: 'not-found',
      },
    )
    expect(
      expectError(await store.threads.edit({ post: post.id, id, basedOn: thread.revision, changes: { body: 'x' } })),
    ).toMatchObject({ kind: 'conflict' })
    const edited = expectValue(
      await store.threads.edit({ post: post.id, id, basedOn: reply.thread.revision, changes: { body: 'Hm!' } }),
    )
    expect(edited.comments.map(({ body }) => body)).toEqual(['Hm!', 'Hm.'])
    expect(
      await store.threads.moderate([
        { post: post.id, id, status: 'approved' },
        { post: post.id, id: reply.id, status: 'approved' },
      ]),
    ).toMatchObject({ posts: [post.id], failure: null })
    const told: [number, number][] = []
    await store.threads.moderate([{ post: post.id, id, status: 'approved' }], {
      onThread: (...far) => void told.push(far),
    })
    expect(told).toEqual([[1, 1]])
    expect(store.posts.list()).toMatchObject([{ comments: { approved: 2, pending: 0 } }])
  })

  test('sources keep apart under any key', async () => {
    const { dir, store } = await newLibrary()
    const keys = ['Smith2016', 'con', 'a:b', 'a-b', 'é', 'ends.', '日本2020']
    for (const key of keys)
      expectValue(await store.sources.save({ key, basedOn: 0, changes: { csl: { type: 'book', title: key } } }))
    expect(
      expectError(await store.sources.save({ key: 'smith2016', basedOn: 0, changes: { csl: { type: 'book' } } })),
    ).toMatchObject({ kind: 'bad-request' })
    expect(
      expectError(await store.sources.save({ key: '../x', basedOn: 0, changes: { csl: { type: 'book' } } })),
    ).toMatchObject({ kind: 'bad-request' })
    const again = expectValue(await openLibrary(dir))
    const list = expectValue(await again.sources.list())
    expect(list.map(({ key }) => key).sort()).toEqual([...keys].sort())
    expect(list.every(({ key, csl }) => csl.title === key)).toBe(true)
    expect((await readdir(join(dir, 'sources'))).filter((name) => name.toLowerCase().startsWith('con.'))).toEqual([])
  })

  test('topics are saved whole and a picture is kept once', async () => {
    const { store } = await newLibrary()
    const topics = expectValue(await store.topics.get())
    const saved = expectValue(
      await store.topics.save({
        basedOn: topics.revision,
        changes: { topics: [{ id: 'law', title: 'Law', parent: null, description: '' }] },
      }),
    )
    expect(saved.topics).toHaveLength(1)
    expect(expectError(await store.topics.save({ basedOn: topics.revision, changes: {} }))).toMatchObject({
      kind: 'conflict',
    })
    const bytes = new Uint8Array([1, 2, 3])
    const name = expectValue(await store.assets.put(bytes, 'PNG'))
    expect(expectValue(await store.assets.put(bytes, 'png'))).toBe(name)
    expect(new Uint8Array(expectValue(await store.assets.get(name)))).toEqual(bytes)
    expect(expectError(await store.assets.get('../library.json'))).toMatchObject({ kind: 'not-found' })
  })
})

test('a library opened for reading only writes nothing', async () => {
  const { dir, store } = await newLibrary()
  const post = expectValue(await store.posts.create({ title: 'One' }))
  await store.close()
  await mkdir(join(dir, 'posts', 'sub'))
  const reader = expectValue(await openLibrary(dir, { readOnly: true }))
  expect(expectError(await reader.posts.save({ id: post.id, basedOn: 1, changes: { title: 'x' } }))).toMatchObject({
    kind: 'read-only',
  })
  expect(expectError(await reader.posts.create({ title: 'x' }))).toMatchObject({ kind: 'read-only' })
})

test('a post that is only skimmed is the one that is opened, or fails as that does', async () => {
  const { dir, store } = await newLibrary()
  const { id } = expectValue(await store.posts.create({ title: 'One', body: 'Text.[^a]\n\n[^a]: A note.' }))
  await store.close()
  const whole = await readFile(join(dir, 'posts', `${id}.json`), 'utf8')
  const outside = join(dir, '..', 'outside.json')
  await writeFile(outside, whole.replace(id, 'linked'))
  await symlink(outside, join(dir, 'posts', 'linked.json'))
  await writeFile(join(dir, 'posts', 'broken.json'), '{')
  await writeFile(join(dir, 'posts', 'other.json'), whole)
  const reader = expectValue(await openLibrary(dir, { readOnly: true }))
  const skimmed = await reader.posts.skim(id)
  expect(expectValue(skimmed)).toMatchObject({ id, title: 'One' })
  expect(skimmed).toEqual(await reader.posts.open(id))
  for (const [name, kind] of [
    ['broken', 'corrupt'],
    ['other', 'corrupt'],
    ['linked', 'corrupt'],
    ['gone', 'not-found'],
  ] as const) {
    const failed = await reader.posts.skim(name)
    expect(expectError(failed)).toMatchObject({ kind })
    expect(failed).toEqual(await reader.posts.open(name))
  }
  await reader.close()
})

test('a key is one name however its letters are written: a second source under it is refused', async () => {
  const { store } = await newLibrary()
  const csl = { type: 'book', title: 'T' }
  expectValue(await store.sources.save({ key: 'Müller', basedOn: 0, changes: { csl } }))
  for (const twin of ['MÜLLER', 'Mu\u0308ller'])
    expect(expectError(await store.sources.save({ key: twin, basedOn: 0, changes: { csl } }))).toMatchObject({
      kind: 'bad-request',
      detail: 'there is already a source “Müller”',
    })
  await store.close()
})

test('closing waits for what is under way: a save and a draft that have begun are on disk', async () => {
  const { store, dir } = await newLibrary()
  const post = expectValue(await store.posts.create({ title: 'One', body: 'old' }))
  const { id } = post
  const draft = { kind: 'author', title: '', body: 'W', author: { name: 'A', email: '', url: '' }, topics: [] } as const
  const saving = store.posts.save({ id, basedOn: post.revision, changes: { body: 'new' } })
  const keeping = store.drafts.keep(`${id}//add`, { ...draft, topics: [] })
  await store.close()
  expect(JSON.parse(await readFile(join(dir, 'posts', `${id}.json`), 'utf8'))).toMatchObject({ body: 'new' })
  expect(await readFile(join(dir, '.postil', 'comment-drafts.json'), 'utf8')).toContain(id)
  expectValue(await saving)
  expectValue(await keeping)
  const again = expectValue(await openLibrary(dir))
  expect(again.posts.list()).toMatchObject([{ id, revision: 2 }])
  await again.close()
})

test('a library opened to read leaves nothing behind', async () => {
  const { dir, store } = await newLibrary()
  expectValue(await store.posts.create({ title: 'One' }))
  await store.close()
  await rm(join(dir, '.postil'), { recursive: true })
  const reader = expectValue(await openLibrary(dir, { readOnly: true }))
  await reader.close()
  expect(await readdir(dir)).not.toContain('.postil')
})

test('a library without its empty folders, as git and zip leave it, reads as one that has nothing there', async () => {
  const dir = await temporaryFolder()
  await writeFile(join(dir, 'library.json'), JSON.stringify({ schema: 1, title: 'Bare' }))
  const opened = await openLibrary(dir, { readOnly: true })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  try {
    expect(await opened.value.assets.list()).toEqual({ ok: true, value: [] })
    expect(await opened.value.trash.list()).toEqual({ ok: true, value: [] })
    expect(expectValue(await opened.value.overview()).posts).toEqual([])
  } finally {
    await opened.value.close()
  }
})
