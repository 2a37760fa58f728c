import { existsSync } from 'node:fs'
import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { createLibrary, openLibrary } from '../../../src/store/library-store'
import { LibrarySearch } from '../../../src/store/search/library-search'
import { expectError, expectValue, temporaryFolder } from '../temporary-folder'
import { named, report, rounds } from './rounds'

// D11: whatever stands in the place of a file, the app opens, the file stays as it is, and everything else is there.

const SUITE = fileURLToPath(new URL('../../../../shared/data/json-test-suite', import.meta.url))

/** Some hundred damages, each in a library of its own. */
const LONG = { timeout: 300_000 }

let template = ''
let damagedId = ''
let otherId = ''

beforeAll(async () => {
  const { mkdtemp } = await import('node:fs/promises')
  template = join(await mkdtemp(join((await import('node:os')).tmpdir(), 'postil-damage-')), 'lib')
  const store = expectValue(await createLibrary(template, { title: 'Whole' }))
  damagedId = expectValue(await store.posts.create({ title: 'Damaged', body: 'first words' })).id
  expectValue(
    await store.posts.save({ id: damagedId, basedOn: 1, changes: { body: 'second words, with “quotes” and é' } }),
  )
  otherId = expectValue(await store.posts.create({ title: 'Other', body: 'untouched words' })).id
  const author = { name: 'Ann', email: '', url: '' }
  const comment = {
    parent: null,
    kind: 'reader',
    title: '',
    author,
    status: 'approved',
    topics: [],
    body: 'Hm.',
  } as const
  expectValue(await store.threads.add({ post: damagedId, comment: { ...comment, topics: [] } }))
  expectValue(await store.sources.save({ key: 'taft', basedOn: 0, changes: { csl: { type: 'book' } } }))
  expectValue(await store.topics.save({ basedOn: 0, changes: { topics: [] } }))
  await store.close()
  const search = new LibrarySearch(template)
  await search.start()
  await search.close()
})

/** What may stand in the place of a file that was whole. */
function damages(whole: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>([
    ['empty', Buffer.alloc(0)],
    ['4096 x NUL', Buffer.alloc(4096)],
    ['another kind of JSON', Buffer.from('[1, 2, {"id": "x"}]')],
    ['null', Buffer.from('null')],
    ['half a gzip', gzipSync(whole).subarray(0, 40)],
    ['a gzip', gzipSync(whole)],
    ['UTF-16', Buffer.from(whole.toString('utf8'), 'utf16le')],
    ['UTF-16 with its mark', Buffer.from(`\ufeff${whole.toString('utf8')}`, 'utf16le')],
    ['Latin-1', Buffer.concat([whole.subarray(0, 5), Buffer.from([0xf6]), whole.subarray(5)])],
    ['a prototype', Buffer.from('{"__proto__": {"schema": 1}, "constructor": 1}')],
  ])
  for (let part = 1; part < 20; part += 1)
    found.set(`cut at ${part}/20`, whole.subarray(0, Math.floor((whole.length * part) / 20)))
  const flips = rounds(10, 200)
  for (let flip = 0; flip < flips; flip += 1) {
    const at = Math.floor((whole.length * flip) / flips)
    const flipped = Buffer.from(whole)
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (flip % 8))
    found.set(`a bit flipped at ${at}`, flipped)
  }
  return found
}

async function copyWith(path: string, bytes: Buffer): Promise<string> {
  const dir = join(await temporaryFolder(), 'lib')
  await cp(template, dir, { recursive: true })
  await writeFile(join(dir, path), bytes)
  return dir
}

async function expectRest(dir: string): Promise<void> {
  const store = expectValue(await openLibrary(dir))
  expect(expectValue(await store.posts.open(otherId)).body).toBe('untouched words')
  expectValue(await store.posts.save({ id: otherId, basedOn: 1, changes: { body: 'still to be written' } }))
  await store.close()
}

describe('D11: in the place of a file of the library', () => {
  test('a byte order mark before a document is no damage', async () => {
    const mark = Buffer.from('\ufeff')
    for (const path of [`posts/${damagedId}.json`, `comments/${damagedId}.json`, 'sources/taft.json', 'library.json']) {
      const dir = await copyWith(path, Buffer.concat([mark, await readFile(join(template, path))]))
      const store = expectValue(await openLibrary(dir))
      expect(expectValue(await store.library()).title).toBe('Whole')
      expect(expectValue(await store.posts.open(damagedId)).body).toContain('second words')
      expect(expectValue(await store.threads.get(damagedId)).comments).toHaveLength(1)
      expect(expectValue(await store.sources.list())).toHaveLength(1)
      expect(store.setAside(), path).toEqual([])
      await store.close()
    }
  })

  test('a damaged post is set aside unchanged, its history is offered, and the others open', LONG, async () => {
    const path = `posts/${damagedId}.json`
    let aside = 0
    const all = damages(await readFile(join(template, path)))
    for (const [what, bytes] of all) {
      const dir = await copyWith(path, bytes)
      const store = expectValue(await openLibrary(dir))
      const [file] = await store.setAsideView()
      if (file) {
        aside += 1
        expect(file, what).toMatchObject({ path, offer: expect.any(String) })
        expect(
          expectError(await store.posts.save({ id: damagedId, basedOn: 2, changes: { title: 'x' } })).kind,
          what,
        ).toMatch(/corrupt|newer-schema/)
      } else {
        // A flipped bit inside a word leaves a whole file: nothing can tell.
        expect(what).toMatch(/^a bit flipped/)
        expectValue(await store.posts.open(damagedId))
      }
      await store.close()
      expect(await readFile(join(dir, path)), what).toEqual(bytes)
      await expectRest(dir)
    }
    report('D11 post', { damages: all.size, 'set aside': aside })
    expect(aside).toBeGreaterThan(25)
  })

  test('a damaged thread, source or topic list is set aside unchanged', LONG, async () => {
    for (const path of [`comments/${damagedId}.json`, 'sources/taft.json', 'topics.json']) {
      for (const [what, bytes] of damages(await readFile(join(template, path)))) {
        const dir = await copyWith(path, bytes)
        const store = expectValue(await openLibrary(dir))
        expect(store.posts.list(), what).toHaveLength(2)
        const thread = await store.threads.get(damagedId)
        const sources = expectValue(await store.sources.list())
        const topics = await store.topics.get()
        const told = !thread.ok || !topics.ok || store.setAside().length > 0 || sources.length === 0
        if (!told) expect(what).toMatch(/^a bit flipped/)
        expectError(await store.threads.edit({ post: damagedId, id: 'nobody', basedOn: 1, changes: { body: 'x' } }))
        await store.close()
        expect(await readFile(join(dir, path)), what).toEqual(bytes)
        await expectRest(dir)
      }
    }
  })

  test('a damaged library.json opens under the folder’s name and is never written to', LONG, async () => {
    for (const [what, bytes] of damages(await readFile(join(template, 'library.json')))) {
      const dir = await copyWith('library.json', bytes)
      const opened = await openLibrary(dir)
      if (!opened.ok) {
        // A flipped bit may make it claim a later schema.
        expect(opened.error.kind, what).toBe('newer-schema')
        continue
      }
      const library = expectValue(await opened.value.library())
      if (opened.value.setAside().length > 0) {
        expect(library.title, what).toBe('lib')
        expectError(await opened.value.updateLibrary({ basedOn: 0, changes: { title: 'x' } }))
      } else expect(what).toMatch(/^a bit flipped/)
      await opened.value.close()
      expect(await readFile(join(dir, 'library.json')), what).toEqual(bytes)
      await expectRest(dir)
    }
  })

  test('a damaged index or search file is built anew and says what the files say', LONG, async () => {
    for (const path of ['.postil/index.json', '.postil/search.bin'])
      for (const [what, bytes] of damages(await readFile(join(template, path)))) {
        const dir = await copyWith(path, bytes)
        const store = expectValue(await openLibrary(dir))
        // A flipped bit inside a title of the index is a whole index: the next save or change of the file corrects it.
        if (!what.startsWith('a bit'))
          expect(
            store.posts
              .list()
              .map(({ title }) => title)
              .sort(),
            what,
          ).toEqual(['Damaged', 'Other'])
        await store.close()
        const search = new LibrarySearch(dir)
        await search.start()
        if (!what.startsWith('a bit')) expect((await search.search('untouched')).total, what).toBe(1)
        await search.close()
        await expectRest(dir)
      }
  })

  const suite = existsSync(SUITE)
  test(named('a JSON torture set is set aside file by file', suite ? null : 'the set is not here'), {
    skip: !suite,
    timeout: 120_000,
  }, async () => {
    const names = (await readdir(SUITE, { recursive: true })).filter((name) => name.endsWith('.json'))
    const dir = await copyWith('library.json', await readFile(join(template, 'library.json')))
    const files = new Map<string, Buffer>()
    for (const [at, name] of names.entries()) files.set(`posts/torture-${at}.json`, await readFile(join(SUITE, name)))
    for (const [path, bytes] of files) await writeFile(join(dir, path), bytes)
    const store = expectValue(await openLibrary(dir))
    expect(store.setAside()).toHaveLength(files.size)
    expect(store.posts.list()).toHaveLength(2)
    await store.close()
    for (const [path, bytes] of files) expect(await readFile(join(dir, path))).toEqual(bytes)
    report('D11 torture set', { files: files.size, 'set aside': files.size })
  })
})
