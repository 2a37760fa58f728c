import { existsSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { describeReason } from '../../core/error-words'
import { LIBRARY_FILE } from '../../core/export/markdown-library'
import { readMarkdownLibrary } from '../../core/import/markdown-library'
import { readMarkdownPost } from '../../core/import/markdown-post'
import { err } from '../../core/result'
import { readText } from '../read-text'
import { readCommentsBeside } from './beside'
import type { ReadItem } from './read-post'

/** Reads a Markdown file as one post, with the comments that our export left beside it. */
export async function* readMarkdownPosts(file: string): AsyncGenerator<ReadItem> {
  const source = await readText(file)
  if (!source.ok) return yield { kind: 'failed', file, why: describeReason(source.error) }
  const read = readMarkdownPost(source.value.text, basename(file, extname(file)))
  if (!read.ok) return yield { kind: 'failed', file, why: read.error }
  const { notices: unread, ...correspondence } = await readCommentsBeside(file)
  const decoded = source.value.notice === null ? [] : [source.value.notice]
  const post = { ...read.value, notices: [...decoded, ...read.value.notices, ...unread] }
  yield { kind: 'post', post: { file, post, ...correspondence, original: null, pictures: [] } }
}

/** Reads what our export left in a folder beside the posts, if it did. */
export async function* readNamesOfFolder(folder: string): AsyncGenerator<ReadItem> {
  const file = join(folder, LIBRARY_FILE)
  if (!existsSync(file)) return
  const source = await readText(file)
  const read = source.ok ? readMarkdownLibrary(source.value.text) : err(describeReason(source.error))
  if (read.ok) yield { kind: 'names', names: read.value }
  else yield { kind: 'failed', file, why: read.error }
}

/** The folders of these files, each once, in their order. */
export function foldersOf(files: readonly string[]): string[] {
  return [...new Set(files.map(dirname))]
}
