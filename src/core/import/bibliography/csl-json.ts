import type { CslItem } from '../../source'
import { fromCslDate, isoDate } from '../../sources/partial-date'
import { type JsonItem, rescueJsonItems } from './json-items'
import type { Bibliography, BibliographyProblem, BibliographyRecord } from './record'

/** Names of JavaScript's own that a hostile file could try to overwrite. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])
const DEEPEST = 12

/** Reads CSL-JSON, such as Zotero's export: a list of items, or one. Items that are none are told, the rest is read. */
export function readCslJson(text: string): Bibliography {
  const json = text.replace(/^\ufeff/, '')
  const { items, problems } = itemsOf(json)
  const records: BibliographyRecord[] = []
  for (const { value, line } of items) {
    if (!isRecord(value) || typeof value.type !== 'string' || !/^[A-Za-z_-]{1,40}$/.test(value.type))
      problems.push({ line, what: 'this is not a CSL item: it has no type; it was left out' })
    else records.push(toRecord(clean(value, 0) as CslItem, line))
  }
  return { records, problems: problems.sort((one, other) => one.line - other.line) }
}

function itemsOf(text: string): { items: JsonItem[]; problems: BibliographyProblem[] } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    const rescued = rescueJsonItems(text)
    if (rescued.items.length + rescued.problems.length > 0) return rescued
    return { items: [], problems: [{ line: 1, what: 'the file is not JSON; nothing was read' }] }
  }
  const items = Array.isArray(value) ? value : isRecord(value) && Array.isArray(value.items) ? value.items : [value]
  const lines = itemLines(text)
  return { items: items.map((item: unknown, index) => ({ value: item, line: lines[index] ?? 1 })), problems: [] }
}

function toRecord(item: CslItem, line: number): BibliographyRecord {
  const { id, note, accessed, ...csl } = item
  const named = typeof item['citation-key'] === 'string' ? item['citation-key'] : id
  const key = typeof named === 'string' || typeof named === 'number' ? String(named) : ''
  const seen = fromCslDate(accessed)
  const tags =
    typeof csl.keyword === 'string'
      ? csl.keyword
          .split(/[,;]/)
          .map((tag) => tag.trim())
          .filter(Boolean)
      : []
  return {
    key: /^https?:/.test(key) ? '' : key,
    csl: csl as CslItem,
    tags,
    accessed: seen ? isoDate(seen) : null,
    note: typeof note === 'string' ? note : '',
    line,
  }
}

/** A copy of plain values only, without the names of JavaScript's own and without bottomless depth. */
function clean(value: unknown, depth: number): unknown {
  if (depth > DEEPEST) return null
  if (Array.isArray(value)) return value.map((one) => clean(one, depth + 1))
  if (!isRecord(value)) return value
  const entries = Object.entries(value).filter(([name]) => !FORBIDDEN.has(name))
  return Object.fromEntries(entries.map(([name, one]) => [name, clean(one, depth + 1)]))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The line that each item of the list begins on, or the only item. */
function itemLines(text: string): number[] {
  const lines: number[] = []
  let [line, depth] = [1, 0]
  let quoted = false
  // The list may stand in an object, `{"items": […]}`.
  const list = /^\s*\{\s*"items"\s*:\s*\[/.test(text) ? 2 : /^\s*\[/.test(text) ? 1 : 0
  let begun = false
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? ''
    if (char === '\n') line += 1
    if (quoted) {
      if (char === '\\') at += 1
      else if (char === '"') quoted = false
      continue
    }
    if (depth === list && char === ',') begun = false
    else if (depth === list && !begun && !/[\s\]}]/.test(char)) {
      begun = true
      lines.push(line)
    }
    if (char === '"') quoted = true
    else if (char === '{' || char === '[') depth += 1
    else if (char === '}' || char === ']') depth -= 1
  }
  return lines
}
