/**
 * The styles that come with Postil, in the order of the settings. `id` is what library.json keeps; `legal` styles take their forms
 * for cases, statutes, hearings and treaties from our own.
 */
export const STYLES = [
  { id: 'chicago-notes', title: 'Chicago, full notes', legal: true },
  { id: 'chicago-notes-ibid', title: 'Chicago, full notes with ibid.', legal: true },
  { id: 'chicago-short-notes', title: 'Chicago, short notes', legal: true },
  { id: 'legal', title: 'Legal notes, in the manner of The Bluebook', legal: true },
  { id: 'oscola', title: 'OSCOLA', legal: false },
  { id: 'mla', title: 'MLA', legal: false },
  { id: 'apa', title: 'APA', legal: false },
] as const

export type BuiltInStyle = (typeof STYLES)[number]['id']

/** Everything a processor is made of, as text: it travels from the main process to the window. */
export interface StyleText {
  readonly id: string
  readonly title: string
  readonly style: string
  /** Our legal style, where its forms replace the style's own. */
  readonly legalForms: string | null
  /** Whether records are fitted to our legal forms. */
  readonly legal: boolean
  readonly locales: Readonly<Record<string, string>>
}
