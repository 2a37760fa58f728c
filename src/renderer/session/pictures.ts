import { describeError } from '../../core/error-words'
import { pictureKind } from '../../core/picture-kind'
import type { Result } from '../../core/result'
import { request } from '../bridge'

/** Keeps a picture in the library. Answers the path a post names it by, or why not, in words. */
export async function addPicture(file: Blob): Promise<Result<string, string>> {
  if (file.size > 50_000_000) return { ok: false, error: 'This picture is larger than 50 MB. Make it smaller first.' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (pictureKind(bytes) === null)
    return { ok: false, error: 'This is no picture that browsers show. PNG, JPEG, GIF, WebP and AVIF are.' }
  const reply = await request('pictures.add', { bytes })
  return reply.ok ? { ok: true, value: reply.value.path } : { ok: false, error: describeError(reply.error) }
}
