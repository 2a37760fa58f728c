import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve, sep } from 'node:path'
import { z } from 'zod'
import { assetNamesIn } from '../../core/asset-names'
import { type Comment, Thread } from '../../core/comment'
import type { AppError } from '../../core/error'
import { ok, type Result } from '../../core/result'
import { applyEdits, type TextEdit } from '../../core/text-edit'
import type { LibraryStore } from '../../store/library-store'
import { parseJson } from '../parse-json'
import { readText } from '../read-text'
import type { EmbeddedPicture } from './read-post'

const PICTURES = new Set(['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'svg'])
const LARGEST = 50 * 2 ** 20

/** A picture in Markdown; its words may hold brackets. */
const PICTURE = /!\[(?:[^[\]\\\n]|\n(?![ \t]*\n)|\\.|\[[^[\]\n]*\])*\]\(<?([^)\s>]+)>?/g

/** A body with its pictures in the library, and what was not found. */
export interface BroughtPictures {
  readonly body: string
  readonly notices: readonly string[]
}

/** Keeps a picture of an extension; answers the name it has in a library. */
type KeepPicture = (bytes: Uint8Array, extension: string) => Promise<Result<string, AppError>>

/** Only tells the name that a picture would have. */
export const nameOnly: KeepPicture = async (bytes, extension) => ok(assetName(bytes, extension))

/**
 * Keeps the pictures that a text shows, from inside its file or from beside it, and puts their new addresses into the text.
 * Pictures outside the file's folder, and on the web, stay as they are written.
 */
export async function bringPictures(
  keep: KeepPicture,
  file: string,
  body: string,
  embedded: readonly EmbeddedPicture[],
): Promise<Result<BroughtPictures, AppError>> {
  const edits: TextEdit[] = []
  const notices: string[] = []
  for (const match of body.matchAll(PICTURE)) {
    const address = match[1] ?? ''
    const found = embedded.find((picture) => picture.address === address) ?? (await pictureBeside(file, address))
    if (found === null) continue
    if (typeof found === 'string') {
      notices.push(`the picture “${address.slice(0, 80)}” ${found}`)
      continue
    }
    const put = await keep(found.bytes, found.extension)
    if (!put.ok) return put
    const from = match.index + match[0].lastIndexOf(address)
    if (address !== `assets/${put.value}`)
      edits.push({ from, to: from + address.length, insert: `assets/${put.value}` })
  }
  return ok({ body: applyEdits(body, edits), notices })
}

/** Keeps the picture of a post that lies beside its file, and answers the name it has in the library; any other stays as it is named. */
export async function bringPicture(
  keep: KeepPicture,
  file: string,
  picture: string | null,
): Promise<Result<string | null, AppError>> {
  const found = picture === null ? null : await pictureBeside(file, picture)
  return found === null || typeof found === 'string' ? ok(picture) : keep(found.bytes, found.extension)
}

/** A picture in the folder of a file, or why it cannot be had; null when the address leads elsewhere. */
async function pictureBeside(
  file: string,
  address: string,
): Promise<Pick<EmbeddedPicture, 'bytes' | 'extension'> | string | null> {
  const home = dirname(resolve(file))
  const extension = extname(address).slice(1).toLowerCase()
  if (/^[a-z][a-z0-9+.-]*:|^\/|^#/i.test(address) || !PICTURES.has(extension)) return null
  const path = resolve(home, decoded(address))
  if (!path.startsWith(home + sep)) return null
  const bytes = await readFile(path).catch(() => null)
  if (bytes === null) return 'was not found'
  return bytes.byteLength > LARGEST ? 'is too large' : { bytes, extension }
}

/**
 * Brings the pictures that fields of a post or its comments name, where our export left them beside the file. One that is
 * not there, or is not what its name says, is left out.
 */
export async function bringNamedPictures(
  store: LibraryStore,
  file: string,
  said: unknown,
): Promise<Result<null, AppError>> {
  for (const name of assetNamesIn(JSON.stringify(said))) {
    const bytes = await readFile(join(dirname(file), 'assets', name)).catch(() => null)
    if (bytes === null || bytes.byteLength > LARGEST || assetName(bytes, extname(name).slice(1)) !== name) continue
    const put = await store.assets.put(bytes, extname(name).slice(1))
    if (!put.ok) return put
  }
  return ok(null)
}

const Comments = z.looseObject({ closed: z.boolean().default(false), comments: Thread.shape.comments })

/** The comments that our export left beside a Markdown file, and what could not be read of them. */
export async function readCommentsBeside(
  file: string,
): Promise<{ readonly comments: readonly Comment[]; readonly closed: boolean; readonly notices: readonly string[] }> {
  const found = await readText(join(dirname(file), `${basename(file, extname(file))}.comments.json`))
  if (!found.ok && found.error.kind === 'disk' && found.error.code === 'ENOENT')
    return { comments: [], closed: false, notices: [] }
  const read = Comments.safeParse(found.ok ? parseJson(found.value.text) : null)
  if (read.success) return { ...read.data, notices: [] }
  return { comments: [], closed: false, notices: ['its comments could not be read and were left out'] }
}

/** The name that these bytes have in a library. */
function assetName(bytes: Uint8Array, extension: string): string {
  return `${createHash('sha256').update(bytes).digest('hex')}.${extension}`
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
