import { join } from 'node:path'
import { type Comment, Thread } from '../../core/comment'
import { Post } from '../../core/post'
import type { SearchPart } from '../../core/search/query'
import { splitNotes } from '../../core/search/split-notes'
import { Source } from '../../core/source'
import type { Disk } from '../disk'
import { parseDocument } from '../document'
import { fileNameOfKey } from '../source-file-name'

/** Whose words a file holds: a post (its own file and that of its thread) or a source. */
export interface Owner {
  readonly kind: 'post' | 'source'
  readonly id: string
  readonly title: string
  readonly date: string | null
  readonly status: string | null
  readonly topics: readonly string[]
}

/** What a search reads of one file. `about` is null for a thread: its post's own file says what the post is. */
export interface FileTexts {
  readonly kind: Owner['kind']
  readonly id: string
  readonly about: Owner | null
  readonly texts: Readonly<Partial<Record<SearchPart, string>>>
}

/** The folders that are searched. */
export const SEARCHED_FOLDERS = ['posts', 'comments', 'sources'] as const

/** Reads what is searched of a file, by its path from the library folder; null when it cannot be read. */
export async function readTexts(disk: Disk, dir: string, path: string): Promise<FileTexts | null> {
  try {
    const texts = textsOf(path, await disk.read(join(dir, path)))
    // A conflict copy under a name that is not its own is set aside, not searched.
    return homeOf(texts) === path ? texts : null
  } catch {
    // It is set aside, gone, or being replaced: the store says so, and the watcher will call again.
    return null
  }
}

function homeOf({ kind, id, about }: FileTexts): string {
  if (kind === 'source') return `sources/${fileNameOfKey(id)}`
  return `${about === null ? 'comments' : 'posts'}/${id}.json`
}

/** As `readTexts`, of bytes; throws what `parseDocument` throws. */
function textsOf(path: string, bytes: Uint8Array): FileTexts {
  if (path.startsWith('posts/')) return textsOfPost(parseDocument(bytes, path, Post))
  if (path.startsWith('comments/')) return textsOfThread(parseDocument(bytes, path, Thread))
  return textsOfSource(parseDocument(bytes, path, Source))
}

function textsOfPost(post: Post): FileTexts {
  const { prose, notes } = splitNotes(post.body)
  const { id, title, date, status, topics } = post
  return {
    kind: 'post',
    id,
    about: { kind: 'post', id, title, date, status, topics },
    texts: { title, body: [prose, post.excerpt, post.tags.join('\n')].join('\n\n'), notes: notes.join('\n\n') },
  }
}

function textsOfThread({ post, comments }: Thread): FileTexts {
  return { kind: 'post', id: post, about: null, texts: { comments: comments.map(textOfComment).join('\n\n') } }
}

/** What is searched of a comment: who wrote it, its title and its words. */
export function textOfComment({ author, title, body }: Comment): string {
  return `${author.name}. ${title}\n${body}`
}

function textsOfSource(source: Source): FileTexts {
  const title = sourceTitle(source)
  return {
    kind: 'source',
    id: source.key,
    about: { kind: 'source', id: source.key, title, date: null, status: null, topics: [] },
    texts: { sources: textOfSource(source) },
  }
}

export function sourceTitle({ csl, key }: Source): string {
  return typeof csl.title === 'string' && csl.title !== '' ? csl.title : key
}

/** What is searched of a source: its key, every word of its record, the author's remark and tags. */
export function textOfSource(source: Source): string {
  return [source.key, ...wordsIn(source.csl), source.remark.text, source.tags.join(' ')].join('\n')
}

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(wordsIn)
}
