import { basename, extname } from 'node:path'
import mammoth from 'mammoth'
import { counted } from '../../core/counted'
import { describeReason } from '../../core/error-words'
import { escapeHtml } from '../../core/export/html'
import { type CoreProperties, readCoreProperties } from '../../core/import/docx/core-properties'
import { wordNotices } from '../../core/import/docx/word-notices'
import { WORD_STYLES } from '../../core/import/docx/word-styles'
import { readHtmlPost } from '../../core/import/html/html-post'
import type { ImportedPost } from '../../core/import/imported-post'
import { attempt } from '../../store/fault'
import type { ReadItem } from './read-post'
import { NotWord, WordPackage } from './word-package'
import { WordPictures } from './word-pictures'
import { WordTree } from './word-tree'

const PROPERTIES = 'docProps/core.xml'
/** Reads a Word file as one post: its footnotes and endnotes become real ones, what it tracks is taken as accepted. */
export async function* readDocxPosts(file: string): AsyncGenerator<ReadItem> {
  const read = await attempt(file, () => readWord(file))
  if (!read.ok) yield { kind: 'failed', file, why: describeReason(read.error) }
  else yield read.value
}

async function readWord(file: string): Promise<ReadItem> {
  let word: WordPackage | null = null
  try {
    word = await WordPackage.open(file)
    return await postOf(file, word)
  } catch (fault) {
    if (fault instanceof NotWord) return { kind: 'failed', file, why: fault.message }
    if (word === null) throw fault
    return { kind: 'failed', file, why: whyOf(fault) }
  } finally {
    await word?.close()
  }
}

async function postOf(file: string, word: WordPackage): Promise<ReadItem> {
  // A file without it, or with one that is damaged, may have its words yet.
  const said = readCoreProperties(await word.text(PROPERTIES).catch(() => ''))
  const tree = new WordTree()
  const pictures = new WordPictures()
  const { value: html, messages } = await mammoth.convertToHtml(inputOf(word), {
    styleMap: [...WORD_STYLES],
    // A file's own styles could make anything of its words, and its links lead to any file.
    includeEmbeddedStyleMap: false,
    externalFileAccess: false,
    transformDocument: tree.tidy,
    convertImage: mammoth.images.imgElement(async ({ contentType, readAsArrayBuffer }) => {
      // What `inputOf` gives, whatever it is called here.
      const bytes: unknown = await readAsArrayBuffer()
      return { src: pictures.addressOf(bytes as Uint8Array, contentType) }
    }),
  })
  const title = said.title === null ? '' : `<meta property="og:title" content="${escapeHtml(said.title)}">`
  const read = readHtmlPost(`${title}<body>${html}`, basename(file, extname(file)))
  if (!read.ok) return { kind: 'failed', file, why: read.error }
  const notices = [
    ...noticesOf(word, tree, pictures),
    ...wordNotices(messages.map(({ message }) => message)),
    ...read.value.post.notices,
  ]
  const post = { ...read.value.post, ...factsOf(said), notices }
  return { kind: 'post', post: { file, post, comments: [], closed: false, original: html, pictures: pictures.kept } }
}

/** The reader unpacks files by itself, without bounds; it also takes one that is open. Its types do not say so. */
function inputOf(word: WordPackage): Parameters<typeof mammoth.convertToHtml>[0] {
  const file = {
    exists: (name: string) => word.exists(name),
    read: (name: string, encoding?: string) => (encoding === undefined ? word.picture(name) : word.text(name)),
  }
  return { file } as unknown as Parameters<typeof mammoth.convertToHtml>[0]
}

function factsOf(said: CoreProperties): Partial<ImportedPost> {
  const { authors, created, modified, tags, language } = said
  return {
    status: 'draft',
    authors: authors.length > 0 ? authors : null,
    date: created,
    created,
    modified,
    tags,
    language,
  }
}

function noticesOf(word: WordPackage, { comments, lost }: WordTree, { unshown }: WordPictures): string[] {
  const names = [...new Set(comments.flatMap(({ authorName }) => authorName ?? []))].slice(0, 5).join(', ')
  const by = names === '' ? '' : ` (by ${names})`
  return [
    ...(word.changes > 0 ? ['its tracked changes were taken as accepted'] : []),
    ...(comments.length > 0 ? [`${counted(comments.length, 'comment', 'comments')} on the text${by} left out`] : []),
    ...(lost > 0 ? [`${counted(lost, 'call', 'calls')} of notes that are not there, or in notes, left out`] : []),
    ...(word.equations > 0 ? [`${counted(word.equations, 'equation', 'equations')} came in as letters alone`] : []),
    ...[...unshown].map((kind) => `a picture of the kind ${kind}, which pages do not show, was left out`),
  ]
}

/** What the reader throws at a file that is damaged. */
function whyOf(fault: unknown): string {
  const why = fault instanceof Error ? fault.message : String(fault)
  if (/^Could not find (?:main document part|the body element)/.test(why)) return 'it holds no Word document'
  // A fault of its program, at what no Word writes.
  if (fault instanceof TypeError || fault instanceof RangeError) return 'it is damaged'
  return `it is damaged: ${why.replaceAll(/\s+/g, ' ').slice(0, 200)}`
}
