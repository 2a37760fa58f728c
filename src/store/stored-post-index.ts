import type { CommentCounts } from '../core/comment-counts'
import type { PostSummary } from '../core/post'
import type { FileFault } from './set-aside'

/** One file as the index knows it: its size and time, and what was read from it, or why it could not be read. */
export interface IndexEntry<T> {
  readonly size: number
  readonly mtimeMs: number
  readonly value: T | null
  readonly fault: FileFault | null
}

/** What `.postil/index.json` holds: posts by id, threads by the id of their post. */
export interface StoredIndex {
  readonly posts: Readonly<Record<string, IndexEntry<PostSummary>>>
  readonly threads: Readonly<Record<string, IndexEntry<CommentCounts>>>
}

/** Grows when what the index says of a file changes: an older index is then built anew. */
const FORMAT = 2

/** The index as the bytes of its file. */
export function packIndex(index: StoredIndex): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ format: FORMAT, ...index }))
}

/** Reads an index back. Throws on anything that is not one whole: it is then built anew. */
export function unpackIndex(bytes: Uint8Array): StoredIndex {
  const file: unknown = JSON.parse(new TextDecoder().decode(bytes))
  if (!fits(file, INDEX)) throw new TypeError('it is no index of posts')
  return file as unknown as StoredIndex
}

/**
 * What a value must look like: the test of a plain one, one shape for all entries of a list or record, or the fields of
 * an object. By hand, because the schemas take longer over 10,000 posts than reading and parsing them does.
 */
type Shape =
  | ((value: unknown) => boolean)
  | { readonly each: Shape; readonly in: 'list' | 'record' }
  | { readonly fields: Readonly<Record<string, Shape>>; readonly orNull?: true }

const text: Shape = (value) => typeof value === 'string'
const number: Shape = (value) => typeof value === 'number'
const texts: Shape = { each: text, in: 'list' }
const COUNTS = { approved: number, pending: number, spam: number, trash: number } satisfies Fields<CommentCounts>
const SUMMARY = {
  id: text,
  revision: number,
  title: text,
  slug: text,
  status: text,
  date: text,
  modified: text,
  authors: texts,
  topics: texts,
  tags: texts,
  language: text,
  opening: text,
  words: number,
  notes: number,
  comments: { fields: COUNTS },
} satisfies Fields<PostSummary>
const FAULT = {
  kind: text,
  reason: text,
  post: (value: unknown) => value === null || typeof value === 'string',
} satisfies Fields<FileFault>
const INDEX: Shape = {
  fields: {
    format: (value) => value === FORMAT,
    posts: entriesOf(SUMMARY),
    threads: entriesOf(COUNTS),
  },
}

/** Every field of `T` must have its shape, and none else. */
type Fields<T> = Readonly<Record<keyof T, Shape>>

function entriesOf(fields: Readonly<Record<string, Shape>>): Shape {
  const entry: Fields<IndexEntry<unknown>> = {
    size: number,
    mtimeMs: number,
    value: { fields, orNull: true },
    fault: { fields: FAULT, orNull: true },
  }
  return { each: { fields: entry }, in: 'record' }
}

function fits(value: unknown, shape: Shape): boolean {
  if (typeof shape === 'function') return shape(value)
  if (value === null) return 'orNull' in shape
  if (typeof value !== 'object') return false
  if ('each' in shape) {
    if (Array.isArray(value) !== (shape.in === 'list')) return false
    return Object.values(value).every((one) => fits(one, shape.each))
  }
  const known = value as Record<string, unknown>
  for (const name in shape.fields) if (!fits(known[name], shape.fields[name] as Shape)) return false
  return true
}
