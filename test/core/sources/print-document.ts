import type { ElementContent } from 'hast'
import { scanCitations } from '../../../src/core/sources/citation-syntax'
import { loadStyle } from '../../../src/core/sources/load-style'
import type { CitationStyleInUse } from '../../../src/core/sources/print-citations'
import { printCitations } from '../../../src/core/sources/print-citations'
import { builtInStyle } from '../../../src/tasks/citation-styles'
import { EXAMPLE_SOURCES } from './examples'

const loaded = new Map<string, CitationStyleInUse>()

/** The built-in style, made once for all tests of a file. */
export async function style(id: string): Promise<CitationStyleInUse> {
  const known = loaded.get(id)
  if (known) return known
  const text = await builtInStyle(id, 'en')
  if (!text) throw new Error(`no style ${id}`)
  const made = loadStyle(text)
  loaded.set(id, made)
  return made
}

/** Prints notes one after another, note 1 first; each is the text of a note. Italics stand between asterisks,
 * small caps between ^ marks. */
export async function printNotes(id: string, notes: readonly string[]): Promise<string[]> {
  const inUse = await style(id)
  const markdown = notes.map((note, index) => `[^${index + 1}]: ${note}`).join('\n\n')
  const starts: number[] = []
  for (const match of markdown.matchAll(/^\[\^\d+\]: /gm)) starts.push(match.index)
  const places = scanCitations(markdown).map((citation) => ({
    citation,
    note: starts.filter((start) => start <= citation.from).length,
  }))
  const printed = printCitations(inUse, EXAMPLE_SOURCES, places)
  let result = ''
  let at = 0
  for (const [index, { citation }] of places.entries()) {
    const nodes = printed[index]
    result +=
      markdown.slice(at, citation.from) + (nodes ? toMarkedText(nodes) : markdown.slice(citation.from, citation.to))
    at = citation.to
  }
  result += markdown.slice(at)
  return result.split('\n\n').map((note) => note.replace(/^\[\^\d+\]: /, ''))
}

/** Italics between asterisks, small caps between ^ marks, links as their text. */
export function toMarkedText(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.value
      if (node.type !== 'element') return ''
      const inside = toMarkedText(node.children)
      if (node.tagName === 'em') return `*${inside}*`
      return String(node.properties.className) === 'small-caps' ? `^${inside}^` : inside
    })
    .join('')
}
