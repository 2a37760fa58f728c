import type { HtmlTemplate } from './template'

/** The ids of one document, given out in the order they stand. */
export interface DocumentIds {
  /** The id of the next heading with this slug. */
  heading: (slug: string) => string
  /** The id for an element the author named; null when the name was used before. */
  author: (name: string) => string | null
  /** The id a local link leads to, or null when it leads nowhere. */
  target: (name: string) => string | null
}

/** Names that begin like the ids of notes, marks and the author's own are kept apart from them. */
const RESERVED = /^(fn|ref|id)-/

/**
 * Plans the ids of a document: headings by their words, equal ones numbered; the author's own names behind `id-`, so that
 * neither can take the place of a note's. `prefix` begins each.
 */
export function planIds(templates: Iterable<HtmlTemplate>, prefix: string): DocumentIds {
  const headings = new Map<string, number>()
  const names = new Map<string, string>()
  const unique = (slug: string, seen: Map<string, number>): string => {
    const count = seen.get(slug) ?? 0
    seen.set(slug, count + 1)
    if (count === 0) return slug
    return unique(`${slug}-${count}`, seen)
  }
  for (const template of templates) {
    for (const slot of template.slots) {
      if (slot.kind === 'heading-id') {
        const name = unique(slot.slug, headings)
        names.set(name, headingId(name, prefix))
      }
      if (slot.kind === 'author-id' && !names.has(slot.name)) names.set(slot.name, authorId(slot.name, prefix))
    }
  }
  const given = new Map<string, number>()
  const used = new Set<string>()
  return {
    heading: (slug) => headingId(unique(slug, given), prefix),
    author: (name) => {
      if (used.has(name)) return null
      used.add(name)
      return authorId(name, prefix)
    },
    target: (name) => names.get(name) ?? null,
  }
}

function headingId(name: string, prefix: string): string {
  return `${prefix}${RESERVED.test(name) ? `h-${name}` : name}`
}

/** An id holds no spaces. */
function authorId(name: string, prefix: string): string {
  return `${prefix}id-${name.replace(/[\s\u0085]+/g, '-')}`
}
