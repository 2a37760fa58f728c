import type { ElementContent } from 'hast'
import type { Numbering } from './number-notes'
import type { RenderOptions } from './rendered'
import { toSafeTree } from './safe-tree'
import type { HtmlTemplate } from './template'
import { escapeHtml, writeHtml } from './write-html'

/** By template, the HTML of its citations in order; null where the citation prints as written. */
export type FormattedCitations = ReadonlyMap<HtmlTemplate, readonly (string | null)[]>

/** Has all citations of a document formatted at once and makes the answers safe to print. */
export function formatCitations(places: Numbering['citations'], options: RenderOptions): FormattedCitations {
  const formatted =
    places.length > 0 ? options.citations?.(places.map(({ citation, note }) => ({ citation, note }))) : []
  const byTemplate = new Map<HtmlTemplate, (string | null)[]>()
  places.forEach(({ template }, index) => {
    const own = byTemplate.get(template) ?? []
    own.push(toHtml(formatted?.[index] ?? null))
    byTemplate.set(template, own)
  })
  return byTemplate
}

function toHtml(formatted: string | readonly ElementContent[] | null): string | null {
  if (formatted === null) return null
  if (typeof formatted === 'string') return escapeHtml(formatted)
  const safe = toSafeTree({ type: 'root', children: [...formatted] }, 'citation')
  return writeHtml(safe, [], { article: false }).parts.join('')
}
