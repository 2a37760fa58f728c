import { basename, extname } from 'node:path'
import { describeReason } from '../../core/error-words'
import type { InlinePicture } from '../../core/import/html/embedded-pictures'
import { readHtmlPost } from '../../core/import/html/html-post'
import { declaredCharset } from '../../core/import/html/page-charset'
import { readText } from '../read-text'
import type { EmbeddedPicture, ReadItem } from './read-post'

/** Reads an HTML file, as a browser or a word processor saved it, as one post. */
export async function* readHtmlPosts(file: string): AsyncGenerator<ReadItem> {
  const source = await readText(file, declaredCharset)
  if (!source.ok) return yield { kind: 'failed', file, why: describeReason(source.error) }
  const read = readHtmlPost(source.value.text, basename(file, extname(file)))
  if (!read.ok) return yield { kind: 'failed', file, why: read.error }
  const { original } = read.value
  const decoded = source.value.notice === null ? [] : [source.value.notice]
  const post = { ...read.value.post, notices: [...decoded, ...read.value.post.notices] }
  const pictures = read.value.pictures.map(bytesOf)
  yield { kind: 'post', post: { file, post, comments: [], closed: false, original, pictures } }
}

function bytesOf({ address, extension, data, base64 }: InlinePicture): EmbeddedPicture {
  return { address, extension, bytes: base64 ? Buffer.from(data, 'base64') : Buffer.from(unescaped(data)) }
}

function unescaped(data: string): string {
  try {
    return decodeURIComponent(data)
  } catch {
    return data
  }
}
