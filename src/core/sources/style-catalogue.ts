/** Whose rules a style follows, as far as records have to be fitted to it. */
export type StyleManner = 'bluebook' | 'chicago' | 'oscola' | 'mla' | 'plain'

/**
 * The styles that come with Postil, in the order of the settings. `id` is what library.json keeps; the Chicago styles take their
 * forms for cases, statutes, hearings and treaties from our own legal one.
 */
export const STYLES = [
  { id: 'chicago-notes', title: 'Chicago, full notes', manner: 'chicago' },
  { id: 'chicago-notes-ibid', title: 'Chicago, full notes with ibid.', manner: 'chicago' },
  { id: 'chicago-short-notes', title: 'Chicago, short notes', manner: 'chicago' },
  { id: 'legal', title: 'Legal notes, in the manner of The Bluebook', manner: 'bluebook' },
  { id: 'oscola', title: 'OSCOLA', manner: 'oscola' },
  { id: 'mla', title: 'MLA', manner: 'mla' },
  { id: 'apa', title: 'APA', manner: 'plain' },
] as const

export type BuiltInStyle = (typeof STYLES)[number]['id']

/** Everything a processor is made of, as text: it travels from the main process to the window. */
export interface StyleText {
  readonly id: string
  readonly title: string
  readonly style: string
  /** Our legal style, where its forms replace the style's own. */
  readonly legalForms: string | null
  readonly manner: StyleManner
  readonly locales: Readonly<Record<string, string>>
}
