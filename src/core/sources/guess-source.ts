import type { CslItem } from '../source'
import { readDate, toCslDate } from './partial-date'

const CASE =
  /^(?:see(?: also)?,? )?(.+? vs?\. .+?), (\d+) ([A-Z][\w.' ]*?[\w.]) (\d+)(?:, [\d\-–, ]+)?(?: \(([^()]*?)(\d{4})\))?\.?$/
const STATUTE =
  /^(?:(.+?), )?(\d+) (U\.S\.C\.(?: ?A\.)?|C\.F\.R\.|Stat\.|Fed\. Reg\.) (?:§+ ?)?([\d.a-z()-]+)(?: \((\d{4})\))?\.?$/i
const ADDRESS = /https?:\/\/[^\s<>"”)\]]+[^\s<>"”)\].,;:]/
const DATE = /\(([^()]*\d{4})\)|,\s*([\p{L}.]+ \d{1,2}, \d{4})|,\s*(\d{4})(?=[,.)\s]|$)/u
const QUOTED = /["“](.+?)[,.]?["”]|(?<![\p{L}\p{N}*])\*(.+?)\*/u
const NEWSPAPER =
  /\b(times|post|herald|tribune|gazette|star|news|journal|guardian|argus|chronicle|courier|press)\b|zeitung|monde/i

/**
 * Guesses the record behind a citation typed by hand, such as `N.Y. Times (June 10, 2016)`, for the author to confirm. Takes the text
 * of one source; fields it cannot tell are left out, and nothing that was typed is lost: it stays in `note`.
 */
export function guessSource(citation: string): CslItem {
  const typed = citation
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^(?:see(?: also)?|cf\.|but see|e\.g\.),?\s+/i, '')
  return guessCase(typed) ?? guessStatute(typed) ?? guessText(typed)
}

function guessCase(typed: string): CslItem | null {
  const [, title, volume, reporter, page, court, year] = CASE.exec(typed.replaceAll('*', '')) ?? []
  if (!title || !volume || !reporter || !page) return null
  const authority = (court ?? '').trim()
  return {
    type: 'legal_case',
    title,
    volume,
    'container-title': reporter,
    page,
    ...(authority === '' ? {} : { authority }),
    ...issued(year),
  }
}

function guessStatute(typed: string): CslItem | null {
  const [, title, volume, code, place, year] = STATUTE.exec(typed) ?? []
  if (!volume || !code || !place) return null
  const type = /c\.f\.r\.|fed\. reg\./i.test(code) ? 'regulation' : 'legislation'
  const spot = /stat\.|fed\. reg\./i.test(code) ? { page: place } : { section: place }
  return { type, ...(title ? { title } : {}), volume, 'container-title': code, ...spot, ...issued(year) }
}

function guessText(typed: string): CslItem {
  const address = ADDRESS.exec(typed)?.[0]
  const rest = address ? typed.replace(address, '').replace(/[\s,;.]+$/, '') : typed
  const date = dateIn(rest)
  const quoted = QUOTED.exec(rest)
  const title = (quoted?.[1] ?? quoted?.[2] ?? '').trim()
  const outside = cut(cut(rest, date?.typed), quoted?.[0])
  const [before = '', after = ''] = quoted ? splitAt(rest, quoted.index, quoted[0].length) : ['', outside]
  const author = trim(before)
  const container = trim(cut(after, date?.typed))
  const names = author === '' ? {} : { author: authorsOf(author) }
  const common = { ...names, ...issued(date?.date), ...(address ? { URL: address } : {}) }
  if (title === '' && NEWSPAPER.test(container))
    return { type: 'article-newspaper', 'container-title': container, ...common, note: typed }
  if (title !== '' && container !== '') {
    const type = NEWSPAPER.test(container)
      ? 'article-newspaper'
      : address
        ? 'webpage'
        : journalOf(container).volume
          ? 'article-journal'
          : 'document'
    return { type, title, ...journalOf(container), ...common, note: typed }
  }
  return { type: address ? 'webpage' : 'document', title: title || trim(outside) || typed, ...common, note: typed }
}

/** "55 Ariz. L. Rev. 101" is volume, journal and page; any other words are a title of something that contains it. */
function journalOf(container: string): {
  readonly volume?: string
  readonly 'container-title': string
  readonly page?: string
} {
  const [, volume, journal, page] = /^(\d+) (.+?) (\d+)(?:,.*)?$/.exec(container) ?? []
  return volume && journal && page ? { volume, 'container-title': journal, page } : { 'container-title': container }
}

function authorsOf(typed: string): { family?: string; given?: string; literal?: string }[] {
  return typed.split(/\s+(?:&|and)\s+|;\s*/).map((name) => {
    const [, given, family] = /^((?:\p{Lu}[\p{L}.]*\s+)+)(\p{Lu}[\p{L}'’-]+)$/u.exec(name.trim()) ?? []
    return given && family ? { family, given: given.trim() } : { literal: name.trim() }
  })
}

function dateIn(typed: string): { readonly typed: string; readonly date: string } | null {
  const match = DATE.exec(typed)
  const date = match?.[1] ?? match?.[2] ?? match?.[3]
  if (!match || date === undefined || readDate(date) === null) return null
  return { typed: match[0], date }
}

function issued(date: string | undefined): { issued?: Record<string, unknown> } {
  const value = toCslDate(date ?? '')
  return value ? { issued: value } : {}
}

function cut(typed: string, part: string | undefined): string {
  return part ? typed.replace(part, ' ') : typed
}

function splitAt(typed: string, from: number, length: number): [string, string] {
  return [typed.slice(0, from), typed.slice(from + length)]
}

function trim(typed: string): string {
  return typed
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s,;.:]+|[\s,;:]+$/g, '')
    .replace(/\.$/, (stop) => (/\b\p{Lu}\.$|\b\p{L}{1,4}\.$/u.test(typed.trim()) ? stop : ''))
    .trim()
}
