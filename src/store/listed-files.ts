import { join } from 'node:path'
import { Id } from '../core/identifier'
import { Post } from '../core/post'
import type { Environment } from './environment'
import { listJson } from './list-folder'
import { CopyFound, describeCopy, type FileFault, faultOf } from './set-aside'

/** A document's file as a list of its folder shows it. */
export interface ListedFile {
  /** Without `.json`: the id of the post, unless the file bears a wrong name. */
  readonly name: string
  /** Changes whenever the file does. */
  readonly stamp: string
  /** False for a link, which is followed with care. */
  readonly plain: boolean
}

/** The documents of a folder for who keeps, from one time to the next, what it reads of them. */
export async function listedFiles(environment: Pick<Environment, 'disk'>, folder: string): Promise<ListedFile[]> {
  const entries = await listJson(environment, folder)
  return entries.map(({ name, kind, size, mtimeMs }) => ({
    name: name.slice(0, -'.json'.length),
    stamp: `${size}:${mtimeMs}`,
    plain: kind === 'file',
  }))
}

/**
 * Reads a post by the name of its file, as a list of all posts meets it; null when it is gone. Throws what sets the file
 * aside.
 */
export async function readListedPost(
  { documents, layout }: Pick<Environment, 'documents' | 'layout'>,
  { name, plain }: Pick<ListedFile, 'name' | 'plain'>,
): Promise<Post | null> {
  const file = join(layout.posts, `${name}.json`)
  const post = await (plain ? documents.skim(file, Post) : documents.read(file, Post))
  if (post && post.id !== name) throw new CopyFound(`posts/${name}.json`, describeCopy(name, post.title), post.id)
  return post
}

/** Why a file of a list is set aside. Throws what is no fault of the file. */
export function faultOfListed(fault: unknown, path: string, name: string): FileFault {
  return faultOf(fault, path, Id.safeParse(name).success ? name : null)
}
