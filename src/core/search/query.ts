import { wordsOf } from './words'

/** The parts of a library that are searched. */
export const SEARCH_PARTS = ['title', 'body', 'notes', 'comments', 'sources'] as const
export type SearchPart = (typeof SEARCH_PARTS)[number]

/** Words that must all occur; several in one clause stand side by side, in this order. */
export interface Clause {
  readonly words: readonly string[]
  /** The last word may go on, and a single word may be misspelt: it was not put in quotes. */
  readonly loose: boolean
}

export interface SearchQuery {
  readonly wanted: readonly Clause[]
  readonly unwanted: readonly Clause[]
  /** Only these parts; empty for all. */
  readonly parts: readonly SearchPart[]
  readonly topic: string | null
  readonly status: string | null
  /** Days as `2016`, `2016-06` or `2016-06-10`: before its beginning, after its end. */
  readonly before: string | null
  readonly after: string | null
}

const PARTS: Readonly<Record<string, readonly SearchPart[]>> = {
  posts: ['title', 'body'],
  title: ['title'],
  titles: ['title'],
  body: ['body'],
  text: ['title', 'body'],
  notes: ['notes'],
  comments: ['comments'],
  sources: ['sources'],
}

const TOKEN = /(-?)(?:(in|topic|status|before|after):(?:"([^"]*)"?|(\S+))|"([^"]*)"?|(\S+))/giu
const DAY = /^\d{4}(-\d{2}(-\d{2})?)?$/

/**
 * Reads what was typed into the search box: words, `"phrases"`, `-not`, and the filters `in:notes`, `topic:law`,
 * `status:draft`, `before:2016`, `after:2015-06`. Anything that is no filter is words; nothing is an error.
 */
export function parseQuery(text: string): SearchQuery {
  const wanted: Clause[] = []
  const unwanted: Clause[] = []
  const parts = new Set<SearchPart>()
  const filters = {
    topic: null as string | null,
    status: null as string | null,
    before: null as string | null,
    after: null as string | null,
  }
  for (const [whole, minus, name, quoted, plain, phrase, word] of text.matchAll(TOKEN)) {
    const filter = name?.toLowerCase()
    const value = (quoted ?? plain ?? '').trim()
    if (filter !== undefined && minus === '' && applyFilter(filter, value, parts, filters)) continue
    const clause = { words: wordsOf(phrase ?? word ?? whole), loose: phrase === undefined }
    if (clause.words.length === 0) continue
    const into = minus === '-' ? unwanted : wanted
    into.push(clause)
  }
  return { wanted, unwanted, parts: [...parts], ...filters }
}

function applyFilter(
  name: string,
  value: string,
  parts: Set<SearchPart>,
  filters: { topic: string | null; status: string | null; before: string | null; after: string | null },
): boolean {
  if (value === '') return true
  if (name === 'in') {
    const named = value
      .toLowerCase()
      .split(',')
      .map((part) => PARTS[part])
    if (named.includes(undefined)) return false
    for (const part of named.flat()) if (part) parts.add(part)
    return true
  }
  if (name === 'topic') filters.topic = value.toLowerCase()
  else if (name === 'status') filters.status = value.toLowerCase()
  else if (!DAY.test(value)) return false
  else if (name === 'before') filters.before = value
  else filters.after = value
  return true
}

/** True when a date (ISO 8601) lies before the beginning of `before` and after the end of `after`. */
export function isBetween(date: string, before: string | null, after: string | null): boolean {
  if (before !== null && !(date.slice(0, before.length) < before)) return false
  return after === null || date.slice(0, after.length) > after
}
