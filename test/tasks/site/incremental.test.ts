import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type LibraryStore, openLibrary } from '../../../src/store/library-store'
import { exportSite } from '../../../src/tasks/site/export-site'
import { RESOURCES, SAMPLE } from '../../cli/run'
import { rounds } from '../../store/faults/rounds'
import { expectValue, temporaryFolder } from '../../store/temporary-folder'
import { treeOf } from './site-tree'

/** What a person may do to a library between two exports; `pick` chooses among many. */
const EDITS: Readonly<Record<string, (store: LibraryStore, pick: number) => Promise<void>>> = {
  text: (store, pick) =>
    savePost(store, pick, ({ body }) => ({ body: `${body}\nMore ${pick}.[^n${pick}]\n\n[^n${pick}]: N.\n` })),
  title: (store, pick) => savePost(store, pick, ({ title }) => ({ title: `${title} ${pick}` })),
  slug: (store, pick) => savePost(store, pick, ({ slug }) => ({ slug: `${slug}-${pick % 7}` })),
  date: (store, pick) => savePost(store, pick, () => ({ date: `${2000 + (pick % 30)}-06-01T09:00:00-04:00` })),
  status: (store, pick) =>
    savePost(store, pick, () => ({
      status: (['draft', 'published', 'withheld', 'published'] as const)[pick % 4] ?? 'draft',
    })),
  tags: (store, pick) => savePost(store, pick, ({ tags }) => ({ tags: pick % 2 ? [...tags, `tag ${pick % 5}`] : [] })),
  excerpt: (store, pick) => savePost(store, pick, () => ({ excerpt: `Excerpt ${pick}` })),
  topics: async (store, pick) => {
    const { topics } = expectValue(await store.topics.get())
    await savePost(store, pick, () => ({ topics: [topics[pick % topics.length]?.id ?? ''] }))
  },
  topicTitle: async (store, pick) => {
    const { revision, topics } = expectValue(await store.topics.get())
    const changed = topics.map((topic, at) => (at === pick % topics.length ? { ...topic, title: `T${pick}` } : topic))
    expectValue(await store.topics.save({ basedOn: revision, changes: { topics: changed } }))
  },
  comment: async (store, pick) => {
    const [post, comment] = (await commentsOf(store)).at(pick % 20) ?? []
    if (post === undefined || comment === undefined) return
    const thread = expectValue(await store.threads.get(post))
    const changes =
      pick % 2 ? { title: `Said ${pick}` } : { status: pick % 4 ? ('approved' as const) : ('spam' as const) }
    expectValue(await store.threads.edit({ post, id: comment, basedOn: thread.revision, changes }))
  },
  reference: async (store, pick) => {
    const others = await commentsOf(store)
    const [post, comment] = others.at(pick % others.length) ?? []
    const name = pick % 2 ? post : `${post}#comment-${comment}`
    await savePost(store, pick, ({ body }) => ({ body: `See [[${name}]].\n\n${body}` }))
  },
  source: async (store, pick) => {
    const sources = expectValue(await store.sources.list())
    const source = sources[pick % sources.length]
    if (source === undefined) return
    const changes = { csl: { ...source.csl, title: `Work ${pick}` } }
    expectValue(await store.sources.save({ key: source.key, basedOn: source.revision, changes }))
  },
  author: async (store, pick) => {
    const { revision, authors } = expectValue(await store.library())
    const changed = authors.map((author) => ({ ...author, name: `Author ${pick}`, biography: `Life ${pick}.` }))
    expectValue(await store.updateLibrary({ basedOn: revision, changes: { authors: changed } }))
  },
  library: async (store, pick) => {
    const library = expectValue(await store.library())
    const site = {
      ...library.settings.site,
      newest: 3 + (pick % 9),
      permalink: pick % 3 ? ':year/:slug/' : 'posts/:slug/',
    }
    const baseUrl = pick % 5 ? library.baseUrl : `https://n${pick}.example`
    const changes = { description: `About ${pick}`, baseUrl, settings: { ...library.settings, site } }
    expectValue(await store.updateLibrary({ basedOn: library.revision, changes }))
  },
}

type Saved = Parameters<LibraryStore['posts']['save']>[0]['changes']
type Opened = Extract<Awaited<ReturnType<LibraryStore['posts']['open']>>, { ok: true }>['value']

async function savePost(store: LibraryStore, pick: number, change: (post: Opened) => Saved): Promise<void> {
  const posts = [...store.posts.list()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const post = expectValue(await store.posts.open(posts[pick % posts.length]?.id ?? ''))
  expectValue(await store.posts.save({ id: post.id, basedOn: post.revision, changes: change(post) }))
}

async function commentsOf(store: LibraryStore): Promise<[string, string][]> {
  const found: [string, string][] = []
  for (const { id } of store.posts.list())
    for (const comment of expectValue(await store.threads.get(id)).comments) found.push([id, comment.id])
  return found.sort()
}

const step = fc.record({ what: fc.constantFrom(...Object.keys(EDITS)), pick: fc.nat(1_000) })

test(
  'whatever is edited, an export over the last one gives the same bytes as one into an empty folder',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }),
        async (rounds) => {
          const folder = await temporaryFolder()
          await cp(SAMPLE, join(folder, 'library'), { recursive: true })
          const store = expectValue(await openLibrary(join(folder, 'library')))
          const out = join(folder, 'site')
          expectValue(await exportSite(store, { out, resources: RESOURCES }))
          for (const [round, edits] of rounds.entries()) {
            for (const { what, pick } of edits) await EDITS[what]?.(store, pick)
            expectValue(await exportSite(store, { out, resources: RESOURCES }))
            const fresh = join(folder, `fresh-${round}`)
            expectValue(await exportSite(store, { out: fresh, resources: RESOURCES }))
            expect(await treeOf(out)).toEqual(await treeOf(fresh))
          }
          await store.close()
        },
      ),
      { numRuns: rounds(4, 60), verbose: 1 },
    )
  },
  rounds(10, 60) * 60_000,
)
