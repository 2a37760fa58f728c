import type { AppError } from '../../core/error'
import { type PostFacts, sitePostsOf } from '../../core/export/site/facts'
import type { Site, SitePost } from '../../core/export/site/model'
import { isPublished } from '../../core/export/site/plan'
import { type PictureSize, pictureSize } from '../../core/picture-size'
import { ok, type Result } from '../../core/result'
import type { LibraryStore } from '../../store/library-store'
import type { SetAsideFile } from '../../store/set-aside'
import type { Hands } from './hands'
import type { KnownPost, SiteMemory } from './memory'
import type { PostToRead } from './text-work'

/** A library as a site, and the facts of all its posts, published or not. */
export interface ReadSite {
  readonly site: Site
  readonly facts: ReadonlyMap<string, KnownPost>
  /** The sizes of the pictures it shows, null for one that tells none. */
  readonly pictures: ReadonlyMap<string, PictureSize | null>
  /** The files that hold no post that can be read: the rest is the site. */
  readonly setAside: readonly SetAsideFile[]
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
  const read = await factsOfAll(store, memory, hands)
  if (!read.ok) return read
  const { facts, setAside } = read.value
  const published = [...facts.values()].map(({ facts: post }) => post).filter((post) => isPublished(post, now))
  const posts = sitePostsOf(newestFirst(published), library.value)
  const cited = new Set(posts.flatMap((post) => post.sources))
  const shown = sources.value.filter(({ key }) => cited.has(key))
  const pictures = await picturesOf(store, posts, memory)
  if (!pictures.ok) return pictures
  const sizes = new Map([...pictures.value].flatMap(([name, size]) => (size === null ? [] : [[name, size]])))
  const site = { library: library.value, topics: topics.value, sources: shown, posts, pictures: sizes }
  return ok({ site, facts, pictures: pictures.value, setAside })
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
): Promise<Result<Pick<ReadSite, 'facts' | 'setAside'>, AppError>> {
  const posts = await store.posts.files()
  if (!posts.ok) return posts
  const threads = await store.threads.files()
  if (!threads.ok) return threads
  const threadStamps = new Map(threads.value.map(({ name, stamp }) => [name, stamp]))
  const facts = new Map<string, KnownPost>()
  const stamps = new Map<string, string>()
  const unread: PostToRead[] = []
  for (const file of posts.value) {
    const thread = threadStamps.get(file.name)
    const stamp = `${file.stamp} ${thread ?? ''}`
    const known = memory.facts.get(file.name)
    if (known?.stamp === stamp) facts.set(file.name, known)
    else unread.push({ ...file, hasThread: thread !== undefined })
    stamps.set(file.name, stamp)
  }
  const setAside: SetAsideFile[] = []
  const read = await hands.facts(unread, async (all) => {
    for (const one of all) {
      if (!one.ok) setAside.push(one.error)
      else if (one.value !== null) facts.set(one.value.id, { stamp: stamps.get(one.value.id) ?? '', facts: one.value })
    }
    return ok(null)
  })
  return read.ok ? ok({ facts, setAside: setAside.sort((a, b) => (a.path < b.path ? -1 : 1)) }) : read
}

function newestFirst(posts: readonly PostFacts[]): PostFacts[] {
  const dated = posts.map((post) => ({ post, at: Date.parse(post.date) }))
  return dated.sort((a, b) => b.at - a.at || (a.post.id < b.post.id ? -1 : 1)).map(({ post }) => post)
}
