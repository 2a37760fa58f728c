import { Library } from '../core/library'
import { Topics } from '../core/topic'
import type { Environment } from './environment'
import { listJson } from './list-folder'
import type { PostIndex } from './post-index'
import type { Sources } from './sources'
import type { Threads } from './threads'
import type { TouchedFiles } from './watch'

/** What another program changed. */
export interface OutsideChanges {
  readonly posts: string[]
  readonly threads: string[]
  readonly sources: boolean
  readonly topics: boolean
  readonly library: boolean
}

/** Everything may have changed. */
export const ALL_FILES: TouchedFiles = { posts: null, comments: null, sources: null, library: true, topics: true }

/** Looks at touched files and takes over those that another program changed; our own saves are known by size and time. */
export async function takeOver(
  touched: TouchedFiles,
  environment: Environment,
  parts: { readonly index: PostIndex; readonly threads: Threads; readonly sources: Sources },
): Promise<OutsideChanges> {
  const { documents, layout } = environment
  const whole = touched.posts === null || touched.comments === null
  const names = whole ? undefined : { posts: touched.posts ?? [], threads: touched.comments ?? [] }
  const { posts, threads } = await parts.index.refresh(names)
  await parts.threads.refresh(threads)
  const sourceNames = touched.sources ?? (await listJson(environment, layout.sources)).map(({ name }) => name)
  return {
    posts,
    threads,
    sources: await parts.sources.refresh(sourceNames),
    topics: touched.topics && (await documents.changedOutside(layout.topics, Topics)),
    library: touched.library && (await documents.changedOutside(layout.library, Library)),
  }
}

/** The changed posts, threads and sources by their paths from the library folder. */
export async function changedPaths(
  changes: OutsideChanges,
  touched: TouchedFiles,
  environment: Environment,
): Promise<string[]> {
  const sources = touched.sources ?? (await listJson(environment, environment.layout.sources)).map(({ name }) => name)
  return [
    ...changes.posts.map((id) => `posts/${id}.json`),
    ...changes.threads.map((id) => `comments/${id}.json`),
    ...(changes.sources ? sources.map((name) => `sources/${name}`) : []),
  ]
}

export function isAnything(changes: OutsideChanges): boolean {
  const { posts, threads, sources, topics, library } = changes
  return posts.length > 0 || threads.length > 0 || sources || topics || library
}
