import type { AppError } from '../../core/error'
import { type PostFacts, sitePostsOf } from '../../core/export/site/facts'
import type { Site, SitePost } from '../../core/export/site/model'
import { isPublished } from '../../core/export/site/plan'
import { type PictureSize, pictureSize } from '../../core/picture-size'
import { ok, type Result } from '../../core/result'
import type { LibraryStore } from '../../store/library-store'
import type { Hands } from './hands'
import type { KnownPost, SiteMemory } from './memory'

/** A library as a site, and the facts of all its posts, published or not. */
export interface ReadSite {
  readonly site: Site
  readonly facts: ReadonlyMap<string, KnownPost>
  /** The sizes of the pictures it shows, null for one that tells none. */
  readonly pictures: ReadonlyMap<string, PictureSize | null>
}

/** Reads a library for export; posts whose files are as they were come from the memory. Errors: corrupt, disk. */
export async function readSite(
  store: LibraryStore,
  memory: SiteMemory,
  hands: Hands,
  now: Date,
): Promise<Result<ReadSite, AppError>> {
  const library = await store.library()
  if (!library.ok) return library
  const topics = await store.topics.get()
  if (!topics.ok) return topics
  const sources = await store.sources.list()
  if (!sources.ok) return sources
  const facts = await factsOfAll(store, memory, hands)
  if (!facts.ok) return facts
  const published = [...facts.value.values()].map(({ facts: post }) => post).filter((post) => isPublished(post, now))
  const posts = sitePostsOf(published.sort(newestFirst), library.value)
  const cited = new Set(posts.flatMap((post) => post.sources))
  const shown = sources.value.filter(({ key }) => cited.has(key))
  const pictures = await picturesOf(store, posts, memory)
  if (!pictures.ok) return pictures
  const sizes = new Map([...pictures.value].flatMap(([name, size]) => (size === null ? [] : [[name, size]])))
  const site = { library: library.value, topics: topics.value, sources: shown, posts, pictures: sizes }
  return ok({ site, facts: facts.value, pictures: pictures.value })
}

/** A picture is read once: its name says what it holds. One that is not there may come later. */
async function picturesOf(
  store: LibraryStore,
  posts: readonly SitePost[],
  memory: SiteMemory,
): Promise<Result<ReadSite['pictures'], AppError>> {
  const sizes = new Map<string, PictureSize | null>()
  for (const name of new Set(posts.flatMap((post) => post.pictures))) {
    const known = memory.pictures.get(name)
    const bytes = known === undefined ? await store.assets.get(name) : null
    if (bytes === null) sizes.set(name, known ?? null)
    else if (bytes.ok) sizes.set(name, pictureSize(bytes.value))
    else if (bytes.error.kind !== 'not-found') return bytes
  }
  return ok(sizes)
}

async function factsOfAll(
  store: LibraryStore,
  memory: SiteMemory,
  hands: Hands,
): Promise<Result<ReadSite['facts'], AppError>> {
  const listed = store.posts.list().map(({ id, opening, notes }) => {
    const thread = store.threads.stamp(id)
    return { id, opening, notes, hasThread: thread !== '', stamp: `${store.posts.stamp(id)} ${thread}` }
  })
  const fresh = new Map<string, PostFacts>()
  const read = await hands.facts(
    listed.filter(({ id, stamp }) => memory.facts.get(id)?.stamp !== stamp),
    async (all) => {
      for (const facts of all) fresh.set(facts.id, facts)
      return ok(null)
    },
  )
  if (!read.ok) return read
  const all = new Map<string, KnownPost>()
  for (const { id, stamp } of listed) {
    const facts = fresh.get(id) ?? memory.facts.get(id)?.facts
    if (facts) all.set(id, { stamp, facts })
  }
  return ok(all)
}

function newestFirst(a: PostFacts, b: PostFacts): number {
  return Date.parse(b.date) - Date.parse(a.date) || (a.id < b.id ? -1 : 1)
}
