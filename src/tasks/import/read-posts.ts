import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { foldersOf, readMarkdownPosts, readNamesOfFolder } from './markdown-posts'
import type { ReadItem } from './read-post'

/** The kinds of files that hold posts, with the endings of their names. */
const ENDINGS = {
  markdown: ['md', 'markdown', 'mdown', 'mkd', 'txt'],
  wxr: ['xml', 'wxr'],
  html: ['html', 'htm', 'xhtml'],
  docx: ['docx', 'docm'],
} as const

export type PostFormat = keyof typeof ENDINGS
export const POST_FORMATS = Object.keys(ENDINGS) as readonly PostFormat[]

/** A file of posts, and what it is. */
export interface PostFile {
  readonly file: string
  readonly format: PostFormat
}

/** What a file holds by the ending of its name; null when that is not known. */
export function postFormat(file: string): PostFormat | null {
  const ending = extname(file).slice(1).toLowerCase()
  return POST_FORMATS.find((format) => (ENDINGS[format] as readonly string[]).includes(ending)) ?? null
}

/** The endings of names of files that hold posts, without their dots. */
export function postEndings(): string[] {
  return POST_FORMATS.flatMap((format) => ENDINGS[format])
}

/** Reads files of posts, one after another; one that cannot be read fails alone. Progress counts the bytes of all. */
export async function* readPosts(files: readonly PostFile[]): AsyncGenerator<ReadItem> {
  const sizes = await Promise.all(files.map(({ file }) => sizeOf(file)))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const markdown = files.filter(({ format }) => format === 'markdown').map(({ file }) => file)
  for (const folder of foldersOf(markdown)) yield* readNamesOfFolder(folder)
  let before = 0
  for (const [at, { file, format }] of files.entries()) {
    yield { kind: 'progress', done: before, total }
    try {
      for await (const item of await readerOf(format, file, sizes[at] ?? 0))
        yield item.kind === 'progress' ? { kind: 'progress', done: before + item.done, total } : item
    } catch (fault) {
      yield { kind: 'failed', file, why: `a fault of Postil while reading it: ${String(fault)}` }
    }
    before += sizes[at] ?? 0
  }
  yield { kind: 'progress', done: total, total }
}

/** The readers are loaded when one is asked for: some bring much with them. */
async function readerOf(format: PostFormat, file: string, size: number): Promise<AsyncGenerator<ReadItem>> {
  switch (format) {
    case 'markdown':
      return readMarkdownPosts(file)
    case 'wxr':
      return (await import('./wxr-posts')).readWxrPosts(file, size)
    case 'html':
      return (await import('./html-posts')).readHtmlPosts(file)
    case 'docx':
      return (await import('./docx-posts')).readDocxPosts(file)
  }
}

/** A file that cannot be looked at is told by its reader. */
async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  )
}
