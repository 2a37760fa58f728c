import { z } from 'zod'
import type { Segment } from '../../core/search/segment'
import type { Owner } from './library-texts'

/** A file as it was when its words were taken into the index. */
export interface IndexedFile {
  readonly path: string
  readonly owner: number
  readonly size: number
  readonly mtimeMs: number
}

export interface StoredIndex {
  readonly files: readonly IndexedFile[]
  readonly owners: readonly Owner[]
  readonly segment: Segment
}

/** Grows when words are taken from texts in another way: an older index is then built anew. */
const FORMAT = 2
/** Where an array of numbers may begin: it is used where it was read, without a copy. */
const GRID = 4

const Head = z.object({
  postil: z.literal('search'),
  format: z.literal(FORMAT),
  files: z.array(z.tuple([z.string(), z.number(), z.number(), z.number()])),
  owners: z.array(
    z.strictObject({
      kind: z.enum(['post', 'source']),
      id: z.string(),
      title: z.string(),
      date: z.string().nullable(),
      status: z.string().nullable(),
      topics: z.array(z.string()),
    }),
  ),
  sizes: z.array(z.number().int().nonnegative()).length(8),
})

/**
 * The index as the bytes of one file: how long the head is, the head as JSON, then the arrays one after another, each
 * filled up to the grid.
 */
export function packIndex({ files, owners, segment }: StoredIndex): Uint8Array {
  const words = Buffer.from(segment.words.join('\n'))
  const arrays = [
    words,
    segment.starts,
    segment.frequencies,
    segment.postings,
    segment.owners,
    segment.parts,
    segment.lengths,
    segment.alive,
  ]
  const head = Buffer.from(
    JSON.stringify({
      postil: 'search',
      format: FORMAT,
      files: files.map(({ path, owner, size, mtimeMs }) => [path, owner, size, mtimeMs]),
      owners,
      sizes: arrays.map(({ byteLength }) => byteLength),
    }),
  )
  const length = Buffer.alloc(GRID)
  length.writeUInt32LE(head.byteLength)
  const bytes = arrays.map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength))
  const filled = [head, ...bytes].flatMap((part) => [part, Buffer.alloc(onGrid(part.byteLength) - part.byteLength)])
  return Buffer.concat([length, ...filled])
}

function onGrid(size: number): number {
  return Math.ceil(size / GRID) * GRID
}

/**
 * Reads an index back; its arrays are views of the bytes given. Throws on anything that is not one whole: it is then built
 * again.
 */
export function unpackIndex(bytes: Uint8Array): StoredIndex {
  const whole = bytes.byteOffset % GRID === 0 ? bytes : bytes.slice()
  const buffer = Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength)
  const length = buffer.readUInt32LE(0)
  const head = Head.parse(JSON.parse(buffer.toString('utf8', GRID, GRID + length)))
  let at = GRID + onGrid(length)
  const [words, ...rest] = head.sizes.map((size) => {
    const start = at
    at += onGrid(size)
    return whole.subarray(start, start + size)
  }) as [Uint8Array, ...Uint8Array[]]
  if (at !== whole.byteLength) throw new Error('it is not whole')
  const wide = (index: number) => {
    const { buffer: all, byteOffset, byteLength } = rest[index] as Uint8Array
    return new Uint32Array(all, byteOffset, byteLength / GRID)
  }
  return {
    files: head.files.map(([path, owner, size, mtimeMs]) => ({ path, owner, size, mtimeMs })),
    owners: head.owners,
    segment: {
      words: words.byteLength === 0 ? [] : Buffer.from(words).toString('utf8').split('\n'),
      starts: wide(0),
      frequencies: wide(1),
      postings: rest[2] as Uint8Array,
      owners: wide(3),
      parts: rest[4] as Uint8Array,
      lengths: wide(5),
      alive: rest[6] as Uint8Array,
    },
  }
}
