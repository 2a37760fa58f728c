import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLibrary, openLibrary } from '../../../src/store/library-store'
import { expectError, expectValue, temporaryFolder } from '../temporary-folder'
import { named, report, rounds } from './rounds'

const STRANGE = [
  '',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfff',
  '\ud83d\ude00 \u200d \ufeff',
  '\ufeffbegins with a mark',
  'a\r\nb\rc\nd',
  'no end',
  '\n\n\n',
  'e\u0301 é',
  '\u202eright to left\u202c',
  'שלום עליכם[^1]',
  '👩‍👩‍👧‍👦',
  '\u2028\u2029',
  '\u00a0no-break\u00a0',
  '“odd” ‘quotes’ „here”',
  '\\',
  '"',
  '{"a":1}',
  '__proto__',
  'constructor',
  '</script>',
  '\u{10ffff}',
  '\u0085',
  '\t\v\f',
  `${'['.repeat(5000)}`,
  'ﬁ ﬀ ſ ß ı İ',
]

async function emptyLibrary() {
  const dir = join(await temporaryFolder(), 'lib')
  return { dir, store: expectValue(await createLibrary(dir, { title: 'Lib' })) }
}

async function roundTrip(texts: readonly string[]): Promise<void> {
  const { dir, store } = await emptyLibrary()
  const ids: string[] = []
  for (const text of texts)
    ids.push(expectValue(await store.posts.create({ title: text, body: text, excerpt: text })).id)
  await store.close()
  const again = expectValue(await openLibrary(dir))
  for (const [at, id] of ids.entries()) {
    const { title, body, excerpt } = expectValue(await again.posts.open(id))
    expect({ title, body, excerpt }).toEqual({ title: texts[at], body: texts[at], excerpt: texts[at] })
  }
  expect(again.setAside()).toEqual([])
  await again.close()
}

test('D16: strange text comes back unit for unit', async () => {
  await roundTrip(STRANGE)
})

const BLNS = fileURLToPath(new URL('../../../../shared/data/blns', import.meta.url))
const blns = existsSync(BLNS)
test(named('D16: so does the big list of naughty strings', blns ? null : 'the list is not here'), {
  skip: !blns,
}, async () => {
  const name = (await readdir(BLNS, { recursive: true })).find((one) => one.endsWith('blns.json'))
  const texts = JSON.parse(await readFile(join(BLNS, name ?? ''), 'utf8')) as string[]
  await roundTrip(texts)
  report('D16', { strings: texts.length, 'came back': texts.length })
})

test('D16: any text at all, saved over and over, comes back', async () => {
  const { store } = await emptyLibrary()
  let post = expectValue(await store.posts.create({ title: 'x' }))
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (body) => {
      post = expectValue(await store.posts.save({ id: post.id, basedOn: post.revision, changes: { body } })).post
      expect(expectValue(await store.posts.open(post.id)).body).toBe(body)
    }),
    { numRuns: rounds(50, 2000) },
  )
  await store.close()
})

const NAMES = [
  '../x',
  '/etc/x',
  'C:\\x',
  'CON',
  'con',
  'aux.txt',
  'a/b',
  'a\\b',
  'ends.',
  'ends ',
  ' begins',
  'x'.repeat(300),
  'É',
  'é',
  'e\u0301',
  '🙂',
  '\u202egnp',
  '.',
  '..',
  '',
  '.hidden',
  'a:b',
  'a*b',
  'a\u0000b',
]

test('D17: whatever a post or source is called, its file stays inside the folder and no two share one', async () => {
  const { dir, store } = await emptyLibrary()
  for (const name of NAMES) {
    const refused = await store.posts.open(name)
    expect(refused.ok).toBe(false)
    expectError(await store.posts.add({ ...(await blank(store)), id: name }))
    expectError(await store.posts.keepTyping({ id: name, basedOn: 0, changes: { body: 'x' } }))
    expectError(await store.posts.remove(name))
    expectError(await store.threads.save({ basedOn: 0, thread: { post: name, comments: [] } }))
    expectError(await store.revisions.get(name, 1))
    expectError(await store.trash.restore(name))
    expectError(await store.assets.get(name))
    await store.sources.save({ key: name, basedOn: 0, changes: { csl: { type: 'book', title: name } } })
  }
  const sources = expectValue(await store.sources.list())
  expect(new Set(sources.map(({ key }) => key)).size).toBe(sources.length)
  expect(sources.every(({ key, csl }) => csl.title === key)).toBe(true)
  await store.close()
  const outside = (await readdir(join(dir, '..'))).sort()
  expect(outside).toEqual(['lib'])
  const names = (await readdir(join(dir, 'sources'))).map((name) => name.toLowerCase())
  expect(new Set(names).size).toBe(names.length)
  expect(await readdir(join(dir, 'posts'))).toEqual([])
  report('D17', { names: NAMES.length, 'files outside': 0, 'names that share a file': 0 })
})

async function blank(store: Awaited<ReturnType<typeof emptyLibrary>>['store']) {
  const post = expectValue(await store.posts.create({ title: 'blank' }))
  expectValue(await store.posts.remove(post.id))
  return post
}

test('D22: our own leftovers are swept at the start, and nothing else', async () => {
  const { dir, store } = await emptyLibrary()
  const { id } = expectValue(await store.posts.create({ title: 'One' }))
  expectValue(await store.posts.save({ id, basedOn: 1, changes: { body: 'x' } }))
  expectValue(await store.posts.keepTyping({ id, basedOn: 2, changes: { body: 'xy' } }))
  expectValue(await store.posts.forgetTyping(id))
  await store.close()
  const stale: string[] = []
  for (let at = 0; at < 50; at += 1) {
    const folder = ['posts', `revisions/${id}`, '.postil', '.postil/journal', ''][at % 5] ?? ''
    stale.push(join(folder, `.post-${at}.json.${String(at).padStart(12, '0')}.postil-tmp`))
  }
  for (const name of stale) await writeFile(join(dir, name), 'half')
  await writeFile(join(dir, '.postil', 'lock'), '{"token":"half')
  const foreign = [
    'posts/.DS_Store',
    'posts/.mine.tmp',
    'posts/note.txt',
    'posts/.x.postil-tmp',
    'desktop.ini',
    'posts/.post.json.abc.postil-tmp',
    `revisions/${id}/.mine.tmp`,
  ]
  for (const name of foreign) await writeFile(join(dir, name), `mine: ${name}`)
  const again = expectValue(await openLibrary(dir))
  expect(again.readOnly).toBeNull()
  expect(again.posts.list()).toHaveLength(1)
  await again.close()
  const left = new Set(await readdir(dir, { recursive: true }))
  expect(stale.filter((name) => left.has(name))).toEqual([])
  for (const name of foreign) expect(await readFile(join(dir, name), 'utf8')).toBe(`mine: ${name}`)
  report('D22', { 'own leftovers': stale.length, swept: stale.length, 'foreign files untouched': foreign.length })
})
