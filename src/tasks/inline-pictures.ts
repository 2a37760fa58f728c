import type { AppError } from '../core/error'
import { withPictures } from '../core/export/pictures'
import { type PictureSize, pictureSize } from '../core/picture-size'
import { ok, type Result } from '../core/result'
import type { LibraryStore } from '../store/library-store'

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
}

/**
 * Puts the pictures of the library, with their sizes, into a page that must stand alone, as data. A picture that is not
 * there keeps its address: its text still says what it shows. Takes the page with `assets/…` addresses.
 */
export async function inlinePictures(page: string, store: LibraryStore): Promise<Result<string, AppError>> {
  const names = new Set(
    [...page.matchAll(/ src="(?:\.\/)?assets\/([0-9a-f]{64}\.[a-z0-9]+)"/g)].map(([, name]) => name),
  )
  const found = new Map<string, { readonly data: string; readonly size: PictureSize | null }>()
  for (const name of names) {
    const type = TYPES[name?.split('.')[1] ?? '']
    if (name === undefined || type === undefined) continue
    const bytes = await store.assets.get(name)
    if (!bytes.ok && bytes.error.kind !== 'not-found') return bytes
    if (!bytes.ok) continue
    const data = `data:${type};base64,${Buffer.from(bytes.value).toString('base64')}`
    found.set(name, { data, size: pictureSize(bytes.value) })
  }
  return ok(
    withPictures(page, {
      addressOf: (name) => found.get(name)?.data ?? null,
      sizeOf: (name) => found.get(name)?.size ?? null,
    }),
  )
}
