import { join } from 'node:path'
import { Thread } from '../core/comment'
import { Library } from '../core/library'
import { Post, SCHEMA } from '../core/post'
import { Source } from '../core/source'
import { Topics } from '../core/topic'
import type { Disk } from './disk'
import { parseDocument, serialise } from './document'
import { syncFolder, writeDurably } from './durable-write'
import { diskCode, StoreFault } from './fault'
import type { Layout } from './layout'
import { listJson } from './list-folder'

/** The folder that keeps the documents as they were before an upgrade; the author may delete it. */
export const BEFORE_UPGRADE = `before-schema-${SCHEMA}`

const SCHEMAS = {
  'library.json': Library,
  'topics.json': Topics,
  posts: Post,
  comments: Thread,
  sources: Source,
} as const

/**
 * Rewrites a library of an older schema in today's: first a copy of every document, then each document, library.json last.
 * A crash in between is made good by the next opening. Does nothing to a library of today's schema; documents that cannot
 * be read are left as they are. Answers how many were rewritten.
 */
export async function upgradeLibrary(disk: Disk, layout: Layout): Promise<number> {
  if ((await schemaOf(disk, layout.library)) >= SCHEMA) return 0
  const paths = await documentPaths(disk, layout)
  await keepCopy(disk, layout, paths)
  let rewritten = 0
  for (const path of paths) if (await rewrite(disk, layout, path)) rewritten += 1
  return rewritten
}

/** The schema a document bears; today's when that cannot be told, so that nothing is done to it. */
async function schemaOf(disk: Disk, path: string): Promise<number> {
  try {
    const raw: unknown = JSON.parse(new TextDecoder().decode(await disk.read(path)))
    const schema = typeof raw === 'object' && raw !== null && 'schema' in raw ? raw.schema : SCHEMA
    return typeof schema === 'number' ? schema : SCHEMA
  } catch (fault) {
    if (diskCode(fault) !== null && diskCode(fault) !== 'ENOENT') throw fault
    return SCHEMA
  }
}

/** All documents by their path from the library folder, library.json last. */
async function documentPaths(disk: Disk, layout: Layout): Promise<string[]> {
  const paths: string[] = []
  for (const folder of ['posts', 'comments', 'sources'] as const)
    for (const { name, kind } of await listJson({ disk }, layout[folder]))
      if (kind === 'file') paths.push(`${folder}/${name}`)
  for (const name of ['topics.json', 'library.json']) if (await exists(disk, join(layout.dir, name))) paths.push(name)
  return paths
}

async function keepCopy(disk: Disk, layout: Layout, paths: readonly string[]): Promise<void> {
  const target = join(layout.dir, BEFORE_UPGRADE)
  if (await exists(disk, target)) return
  const partial = join(layout.dir, `.${BEFORE_UPGRADE}.partial`)
  await disk.removeFolder(partial)
  for (const folder of ['', 'posts', 'comments', 'sources']) await disk.makeFolder(join(partial, folder))
  for (const path of paths) await writeDurably(disk, join(partial, path), await disk.read(join(layout.dir, path)))
  await disk.rename(partial, target)
  await syncFolder(disk, layout.dir)
}

async function rewrite(disk: Disk, layout: Layout, path: string): Promise<boolean> {
  const absolute = join(layout.dir, path)
  if ((await schemaOf(disk, absolute)) >= SCHEMA) return false
  const schema = SCHEMAS[(path.includes('/') ? path.slice(0, path.indexOf('/')) : path) as keyof typeof SCHEMAS]
  try {
    const document = parseDocument<unknown>(await disk.read(absolute), path, schema)
    await writeDurably(disk, absolute, serialise(document))
    return true
  } catch (fault) {
    if (fault instanceof StoreFault && fault.error.kind === 'corrupt') return false
    throw fault
  }
}

async function exists(disk: Disk, path: string): Promise<boolean> {
  try {
    await disk.entry(path)
    return true
  } catch (fault) {
    if (diskCode(fault) === 'ENOENT') return false
    throw fault
  }
}
