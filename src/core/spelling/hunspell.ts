import { err, ok, type Result } from '../result'

/** A Hunspell dictionary as text: rules of endings, and words. */
export interface Hunspell {
  readonly aff: string
  readonly dic: string
}

/** The largest files taken (bytes); those of German and Hungarian are a few million. */
export const LARGEST_DICTIONARY = 20_000_000
/** The longest line a file of rules or words may have. */
const LONGEST_LINE = 10_000

/** Names that Hunspell files use for encodings, where the Encoding Standard has others. */
const ENCODINGS: Readonly<Record<string, string>> = {
  'tis620-2533': 'windows-874',
  'microsoft-cp1250': 'windows-1250',
  'microsoft-cp1251': 'windows-1251',
  'microsoft-cp1252': 'windows-1252',
}

/** The language (BCP 47) that a dictionary file is for, by its name: `de-DE` of `de_DE_frami.dic`; null when it says none. */
export function languageOfFile(name: string): string | null {
  const [, language = '', region = ''] = /^([a-z]{2,3})(?:[-_]([a-z]{2}|\d{3}))?(?:[-_.]|$)/i.exec(name) ?? []
  if (language === '') return null
  return region === '' ? language.toLowerCase() : `${language.toLowerCase()}-${region.toUpperCase()}`
}

/** The encoding a file of rules says both files are in, as the Encoding Standard names it. */
export function encodingOf(aff: Uint8Array): string {
  // The line is ASCII in whatever encoding it announces.
  const head = String.fromCharCode(...aff.subarray(0, 4000))
  const said = /^SET\s+(\S+)/m.exec(head)?.[1]?.toLowerCase() ?? 'iso8859-1'
  return ENCODINGS[said] ?? said.replace(/^iso-?8859-?/, 'iso-8859-')
}

/** Whether two texts can be a dictionary at all; the reason why not is a clause for a person. */
export function looksLikeHunspell({ aff, dic }: Hunspell): Result<null, string> {
  if (!/^\d+/.test(dic.trimStart())) return err('the .dic file does not begin with the number of its words')
  if (!/^(SET|TRY|PFX|SFX|REP|FLAG)\b/m.test(aff)) return err('the .aff file holds no rules')
  for (const [name, text] of [['.dic', dic] as const, ['.aff', aff] as const]) {
    if (text.includes('\0')) return err(`the ${name} file is not text`)
    if (hasLineOver(text, LONGEST_LINE)) return err(`the ${name} file has a line of more than ${LONGEST_LINE} letters`)
  }
  return ok(null)
}

function hasLineOver(text: string, most: number): boolean {
  let from = 0
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
    if (end - from > most) return true
    from = end + 1
  }
  return text.length - from > most
}
