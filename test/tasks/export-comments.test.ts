import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Comment } from '../../src/core/comment'
import { createLibrary, type LibraryStore } from '../../src/store/library-store'
import { exportPosts } from '../../src/tasks/export-html'
import { expectValue, temporaryFolder } from '../store/temporary-folder'

const BODY = `The statute stands.[^a] So does the treaty.[^b]

[^a]: A note of the post.

[^b]: Another note of the post.
`

const TITLED = `I add three things.[^one] The second is a case.[^two] The third is elsewhere.[^three]

[^one]: Compare [[fugitives]] and [[fugitives#reader]].

[^two]: [@taney1861, p. 5]

[^three]: See [my page](https://reader.example/page) and [[statute#titled]].
`

function comment(id: string, fields: Partial<Comment>): Comment {
  return {
    id,
    parent: null,
    kind: 'reader',
    title: '',
    author: {
      name: 'Desmond Achterberg',
      email: 'desmond@example.org',
      url: 'https://desmond.example/',
      ip: '203.0.113.7',
    },
    date: '2026-11-18T09:00:00-06:00',
    status: 'approved',
    topics: [],
    body: '',
    ...fields,
  }
}

async function exported(fill: (store: LibraryStore) => Promise<void>): Promise<Record<string, string>> {
  const folder = await temporaryFolder()
  const store = expectValue(await createLibrary(join(folder, 'library'), { title: 'The Quiet Docket' }))
  const date = '2026-11-01T09:00:00-06:00'
  const published = { status: 'published', date } as const
  expectValue(await store.posts.create({ ...published, title: 'The Statute', slug: 'statute', body: BODY }))
  expectValue(await store.posts.create({ ...published, title: 'Some Fugitives', slug: 'fugitives', body: BODY }))
  expectValue(
    await store.sources.save({
      key: 'taney1861',
      basedOn: 0,
      changes: {
        csl: {
          type: 'book',
          title: 'The Merryman Papers',
          author: [{ family: 'Taney', given: 'Roger B.' }],
          issued: { 'date-parts': [[1861]] },
        },
      },
    }),
  )
  await fill(store)
  const { files } = expectValue(await exportPosts(store, { out: join(folder, 'out') }))
  await store.close()
  const pages = await Promise.all(files.map(async ({ path }) => [path.split('/').at(-1), await readFile(path, 'utf8')]))
  return Object.fromEntries(pages)
}

async function idOf(store: LibraryStore, slug: string): Promise<string> {
  return store.posts.list().find((post) => post.slug === slug)?.id ?? ''
}

/** The element with this id and all that is in it, up to the end of its article or section. */
function part(page: string, pattern: RegExp): string {
  const start = page.search(pattern)
  if (start < 0) throw new Error(`nothing like ${pattern} on the page`)
  const end = page.slice(start).search(/<\/article>|$/)
  return page.slice(start, start + end)
}

test('a titled comment with notes, a citation and cross-references exports beside another comment and a post that all have a note 1', async () => {
  const pages = await exported(async (store) => {
    const post = await idOf(store, 'statute')
    const add = async (fields: Comment, on = post) =>
      expectValue(await store.threads.add({ post: on, comment: fields }))
    await add(comment('titled', { title: 'Comment: Three Things', body: TITLED }))
    await add(comment('other', { parent: 'titled', body: 'And I one.[^x]\n\n[^x]: A note of the other comment.' }))
    await add(comment('waiting', { status: 'pending', body: 'Not yet.' }))
    await add(
      comment('reader', { title: 'Comment: A Word', date: '2026-11-20T09:00:00-06:00', body: 'A word.' }),
      await idOf(store, 'fugitives'),
    )
  })
  const page = pages['statute.html'] ?? ''

  const ids = [...page.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1])
  expect(new Set(ids).size).toBe(ids.length)
  const inside = [...page.matchAll(/\shref="#([^"]*)"/g)].map((match) => match[1])
  expect(inside.length).toBeGreaterThan(12)
  expect(inside.filter((id) => !ids.includes(id))).toEqual([])

  const titled = part(page, /<article class="comment" id="[^"]*comment-titled"/)
  expect(titled).toContain('Comment: Three Things</h3>')
  const hrefs = [...titled.matchAll(/<a role="doc-noteref" [^>]*href="#([^"]*)"/g)].map((match) => match[1] ?? '')
  expect(hrefs).toHaveLength(3)
  for (const id of hrefs) expect(titled).toContain(`id="${id}"`)
  expect(titled).toContain('The Merryman Papers')
  expect(titled).not.toContain('[@taney1861')
  expect(titled).toContain('href="fugitives.html"')
  expect(titled).toContain('Some Fugitives (November 1, 2026)')
  expect(titled).toMatch(/href="fugitives\.html#[^"]*comment-reader"[^>]*>Comment: A Word \(November 20, 2026\)</)
  expect(titled).toContain('Comment: Three Things (November 18, 2026)')
  expect(titled).toMatch(/<a [^>]*href="https:\/\/reader\.example\/page"[^>]*rel="[^"]*nofollow[^"]*ugc/)

  const target = /href="fugitives\.html#([^"]*)"/.exec(titled)?.[1] ?? ''
  expect(pages['fugitives.html']).toContain(`id="${target}"`)

  const other = part(page, /<article class="comment" id="[^"]*comment-other"/)
  expect(other).toContain('A note of the other comment.')
  expect(other).not.toContain('A note of the post.')
  expect(other).toContain('in reply to')

  expect(page).toContain('2 thoughts on “The Statute”')
  expect(page).not.toContain('Not yet.')
  expect(page).not.toMatch(/desmond@example|203\.0\.113/)
})
