import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Library } from '../core/library'
import type { Disk } from './disk'
import { Documents } from './document'
import { sweepTemporaryFiles } from './durable-write'
import { diskCode, StoreFault } from './fault'
import type { Layout } from './layout'

const CANNOT_WRITE = new Set(['EACCES', 'EPERM', 'EROFS'])

/**
 * Looks whether the folder is a library that this Postil can open. Answers null when it is, or the reason why its
 * library.json is damaged while its posts are there; throws not-a-library, newer-schema, corrupt or a disk fault.
 */
export async function checkLibrary(disk: Disk, layout: Layout): Promise<string | null> {
  if ((await kindOf(disk, layout.dir)) === 'file')
    throw new StoreFault({ kind: 'disk', code: 'ENOTDIR', path: layout.dir })
  await disk.list(layout.dir)
  if ((await kindOf(disk, layout.library)) === null) throw new StoreFault({ kind: 'not-a-library', path: layout.dir })
  try {
    await new Documents(disk, layout.dir, () => undefined).read(layout.library, Library)
    return null
  } catch (fault) {
    const damaged = fault instanceof StoreFault && fault.error.kind === 'corrupt' ? fault.error.detail : null
    // Only a folder that holds posts is surely a library of ours; any other broken library.json may be somebody else's.
    if (damaged !== null && (await kindOf(disk, layout.posts)) === 'folder') return damaged
    throw fault
  }
}

/**
 * Makes the folders that are missing and runs `work` on them; answers what it answers, or null when the folder cannot be
 * written.
 */
export async function ifWritable<T>(disk: Disk, layout: Layout, work: () => Promise<T>): Promise<T | null> {
  try {
    await makeFolders(disk, layout)
    return await work()
  } catch (fault) {
    if (CANNOT_WRITE.has(diskCode(fault) ?? '')) return null
    throw fault
  }
}

/** Removes half-written files that a crash left, when this process holds the lock: nobody else is writing one. */
export async function sweepFolders(disk: Disk, layout: Layout): Promise<void> {
  await probe(disk, layout)
  for (const folder of documentFolders(layout)) await sweepTemporaryFiles(disk, folder)
}

/** The same for the folders below, of which there is one a post: done only where a crash is known to have been. */
export async function sweepInnerFolders(disk: Disk, layout: Layout): Promise<void> {
  for (const folder of [layout.revisions, layout.work])
    for (const { name, kind } of await disk.list(folder))
      if (kind === 'folder') await sweepTemporaryFiles(disk, join(folder, name))
}

export async function makeFolders(disk: Disk, layout: Layout): Promise<void> {
  for (const folder of documentFolders(layout)) await disk.makeFolder(folder)
}

/** A folder that exists already tells nothing: only a file made in it shows that it can be written. */
async function probe(disk: Disk, layout: Layout): Promise<void> {
  const path = join(layout.dir, `.probe.${randomBytes(6).toString('hex')}.postil-tmp`)
  const file = await disk.open(path, 'new')
  await file.close()
  await disk.remove(path)
}

async function kindOf(disk: Disk, path: string): Promise<string | null> {
  try {
    return (await disk.entry(path)).kind
  } catch (fault) {
    if (diskCode(fault) === 'ENOENT') return null
    throw fault
  }
}

function documentFolders(layout: Layout): string[] {
  const { dir, posts, comments, sources, assets, revisions, trash, work } = layout
  return [dir, posts, comments, sources, assets, revisions, trash, work]
}
