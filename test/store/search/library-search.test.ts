import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createLibrary, type LibraryStore } from '../../../src/store/library-store'
import { LibrarySearch } from '../../../src/store/search/library-search'
import { expectValue, temporaryFolder } from '../temporary-folder'

async function smallLibrary(): Promise<{ dir: string; store: LibraryStore; ids: Record<'veto' | 'habeas', string> }> {
  const dir = join(await temporaryFolder(), 'lib')
  const store = expectValue(await createLibrary(dir, { title: 'Lib' }))
  expectValue(
    await store.topics.save({
      basedOn: 0,
      changes: { topics: [{ id: 'state', title: 'State constitutions', parent: null, description: '' }] },
    }),
  )
  const veto = expectValue(
    await store.posts.create({
      title: 'The Veto That Made a State Wait',
      status: 'published',
      date: '2016-06-10T09:00:00-04:00',
      topics: ['state'],
      body: 'Taft refused Arizona[^1] the recall of judges.\n\n[^1]: See the message of August 15, and the *Congressional Record*.\n\n[^2]: Another note on Oregon.\n',
    }),
  )
  const habeas = expectValue(
    await store.posts.create({
      title: 'Habeas Corpus',
      date: '2026-03-04T09:00:00-04:00',
      body: 'The writ went out on a Sunday.\n',
    }),
  )
  const comment = { parent: null, kind: 'reader', title: '', status: 'approved', topics: [] } as const
  const by = (name: string) => ({ name, email: '', url: '' })
  for (const [name, body] of [
    ['Ann', 'A word on Merryman.'],
    ['Bertha', 'And one on Milligan, for Ann.'],
  ] as const)
    expectValue(
      await store.threads.add({ post: habeas.id, comment: { ...comment, topics: [], author: by(name), body } }),
    )
  expectValue(
    await store.sources.save({
      key: 'taft1911',
      basedOn: 0,
      changes: { csl: { type: 'book', title: 'Special Message', author: [{ family: 'Taft' }] } },
    }),
  )
  return { dir, store, ids: { veto: veto.id, habeas: habeas.id } }
}

async function started(dir: string): Promise<LibrarySearch> {
  const search = new LibrarySearch(dir)
  await search.start()
  return search
}

const marked = (hit: { snippet: readonly { text: string; hit: boolean }[] } | undefined) =>
  hit?.snippet.filter((part) => part.hit).map(({ text }) => text)

describe('a search of a library', () => {
  test('names the place of each hit and shows it', async () => {
    const { dir, ids } = await smallLibrary()
    const search = await started(dir)
    const note = await search.search('congressional')
    expect(note).toMatchObject({
      total: 1,
      complete: true,
      hits: [{ place: 'note', post: ids.veto, title: 'The Veto That Made a State Wait' }],
    })
    expect(marked(note.hits[0])).toEqual(['Congressional'])
    const { hits } = await search.search('milligan')
    expect(hits).toMatchObject([{ place: 'comment', post: ids.habeas, by: 'Bertha' }])
    const taft = await search.search('taft')
    expect(taft.hits.map(({ place, source }) => [place, source]).sort()).toEqual([
      ['body', null],
      ['source', 'taft1911'],
    ])
  })

  test('takes filters by part, topic, status and date', async () => {
    const { dir, ids } = await smallLibrary()
    const search = await started(dir)
    const posts = async (query: string) => (await search.search(query)).hits.map(({ post, source }) => post ?? source)
    expect(await posts('in:notes oregon')).toEqual([ids.veto])
    expect(await posts('in:comments oregon')).toEqual([])
    expect(await posts('topic:state the')).toEqual([ids.veto])
    expect(await posts('topic:"State const" the')).toEqual([ids.veto])
    expect(await posts('status:draft the')).toEqual([ids.habeas])
    expect(await posts('before:2017 the')).toEqual([ids.veto])
    expect(await posts('after:2017')).toEqual([ids.habeas])
    expect(await posts('status:published')).toEqual([ids.veto])
    expect((await search.search('the', { parts: ['sources'] })).hits).toEqual([])
    expect((await search.search('message', { parts: ['sources'], limit: 1 })).hits).toHaveLength(1)
  })

  test('answers alike from the stored index, after changes and without an index', async () => {
    const { dir, store, ids } = await smallLibrary()
    const first = await started(dir)
    const expected = await first.search('the writ sunday')
    await first.close()
    const stored = await readFile(join(dir, '.postil', 'search.bin'))

    const second = new LibrarySearch(dir)
    let reread = 0
    await second.start(() => {
      reread += 1
    })
    expect(reread, 'nothing is read again').toBe(0)
    expect(await second.search('the writ sunday')).toEqual(expected)
    await second.close()
    expect(await readFile(join(dir, '.postil', 'search.bin'))).toEqual(stored)

    const post = expectValue(await store.posts.open(ids.habeas))
    expectValue(
      await store.posts.save({
        id: post.id,
        basedOn: post.revision,
        changes: { body: 'The summons came on a Monday.' },
      }),
    )
    await second.update([`posts/${post.id}.json`])
    expect((await second.search('sunday')).total).toBe(0)
    expect((await second.search('monday')).total).toBe(1)

    const third = await started(dir)
    expect((await third.search('monday')).hits).toMatchObject([{ post: post.id }])
    await rm(join(dir, 'posts', `${post.id}.json`))
    await third.update([`posts/${post.id}.json`])
    expect((await third.search('monday')).total).toBe(0)
    expect((await third.search('milligan')).total).toBe(0)
  })

  test('an index that is being built is given up when nobody waits for it any more, and built at the next start', async () => {
    const { dir, ids } = await smallLibrary()
    const text = await readFile(join(dir, 'posts', `${ids.habeas}.json`), 'utf8')
    const copies = Array.from({ length: 300 }, (_, number) => `copy${number}`)
    for (const id of copies)
      await writeFile(join(dir, 'posts', `${id}.json`), text.replaceAll(ids.habeas, id).replace('habeas-corpus', id))
    const search = new LibrarySearch(dir)
    const reported: number[] = []
    await search.start((done) => {
      reported.push(done)
      search.stop()
    })
    expect(reported).toEqual([100])
    await search.update([`posts/${ids.habeas}.json`])
    await search.close()
    expect((await (await started(dir)).search('writ sunday')).total).toBe(301)
  })

  test('reads through the files until the index is ready', async () => {
    const { dir, ids } = await smallLibrary()
    const search = new LibrarySearch(dir)
    const answer = await search.search('arizona "recall of judges"')
    expect(answer).toMatchObject({ complete: false, total: 1, hits: [{ post: ids.veto, place: 'body' }] })
    expect((await search.search('merryman')).hits).toMatchObject([{ post: ids.habeas, by: 'Ann' }])
  })

  test('builds a damaged index anew and leaves a broken post and a conflict copy out', async () => {
    const { dir, ids } = await smallLibrary()
    await (await started(dir)).close()
    const path = join(dir, '.postil', 'search.bin')
    const whole = await readFile(path)
    await writeFile(join(dir, 'posts', 'broken.json'), '{"schema":1')
    await writeFile(join(dir, 'posts', `${ids.veto} (1).json`), await readFile(join(dir, 'posts', `${ids.veto}.json`)))
    for (const damaged of [
      whole.subarray(0, whole.length - 9),
      Buffer.alloc(0),
      Buffer.from('{}'),
      Buffer.alloc(8192),
    ]) {
      await writeFile(path, damaged)
      const search = await started(dir)
      expect((await search.search('arizona')).hits).toMatchObject([{ post: ids.veto }])
      await search.close()
      expect((await stat(path)).size).toBeGreaterThan(500)
    }
  })
})
