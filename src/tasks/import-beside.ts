import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dirname, extname, join, resolve, sep } from 'node:path'
import { z } from 'zod'
import { assetNamesIn } from '../core/asset-names'
import { Thread } from '../core/comment'
import type { AppError } from '../core/error'
import { ok, type Result } from '../core/result'
import { applyEdits, type TextEdit } from '../core/text-edit'
import type { LibraryStore } from '../store/library-store'
import { parseJson } from './parse-json'
import { readText } from './read-text'

const PICTURES = new Set(['.png', '.jpg', '.jpeg', '.gif', '.webp', '.avif', '.svg'])
const LARGEST = 50 * 2 ** 20

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
 * Keeps the pictures that a Markdown file shows, from beside it, and puts their new addresses into the text. Pictures outside
 * the file's folder, and on the web, stay as they are written.
 */
export async function bringPictures(
  keep: KeepPicture,
  file: string,
  body: string,
): Promise<Result<BroughtPictures, AppError>> {
  const edits: TextEdit[] = []
  const notices: string[] = []
  const home = dirname(resolve(file))
  for (const match of body.matchAll(/!\[[^\]\n]*\]\(<?([^)\s>]+)>?/g)) {
    const address = match[1] ?? ''
    if (/^[a-z][a-z0-9+.-]*:|^\/|^#/i.test(address) || !PICTURES.has(extname(address).toLowerCase())) continue
    const path = resolve(home, decoded(address))
    if (!path.startsWith(home + sep)) continue
    const bytes = await readFile(path).catch(() => null)
    if (bytes === null || bytes.byteLength > LARGEST) {
      notices.push(`the picture “${address.slice(0, 80)}” ${bytes === null ? 'was not found' : 'is too large'}`)
      continue
    }
    const put = await keep(bytes, extname(path).slice(1).toLowerCase())
    if (!put.ok) return put
    const from = match.index + match[0].lastIndexOf(address)
    if (address !== `assets/${put.value}`)
      edits.push({ from, to: from + address.length, insert: `assets/${put.value}` })
  }
  return ok({ body: applyEdits(body, edits), notices })
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

/** Brings the comments that our export left beside a Markdown file; answers what could not be read. */
export async function bringComments(
  store: LibraryStore,
  file: string,
  post: string,
): Promise<Result<string[], AppError>> {
  const beside = join(dirname(file), `${fileStem(file)}.comments.json`)
  const found = await readText(beside)
  if (!found.ok && found.error.kind === 'disk' && found.error.code === 'ENOENT') return ok([])
  const read = Comments.safeParse(found.ok ? parseJson(found.value.text) : null)
  if (!read.success) return ok(['its comments could not be read and were left out'])
  const { closed, comments } = read.data
  const pictures = await bringNamedPictures(store, file, comments)
  if (!pictures.ok) return pictures
  const saved = await store.threads.save({ basedOn: 0, thread: { post, closed, comments } })
  return saved.ok ? ok([]) : saved
}

/** The name that these bytes have in a library. */
function assetName(bytes: Uint8Array, extension: string): string {
  return `${createHash('sha256').update(bytes).digest('hex')}.${extension}`
}

function fileStem(file: string): string {
  return file.slice(file.lastIndexOf(sep) + 1, file.length - extname(file).length)
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
