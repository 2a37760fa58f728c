import { toSafeTree } from '../markdown/safe-tree'
import { writeHtml } from '../markdown/write-html'
import { citationsIn } from './cited-keys'
import { prepareItem } from './prepare-item'
import type { CitationStyleInUse } from './print-citations'
import type { SourceIndex } from './source-index'

/**
 * The list of the sources that a text cites, in the style's own form and order, as sanitised HTML; an empty string where it cites
 * none, or the style has no such list.
 */
export function printSourceList(style: CitationStyleInUse, sources: SourceIndex, markdown: string): string {
  const keys = new Set(citationsIn(markdown).flatMap(({ items }) => items.map(({ key }) => key)))
  const cited = new Set([...keys].map((key) => sources.find(key)).filter((source) => source !== undefined))
  if (cited.size === 0) return ''
  const entries = style.engine.bibliography([...cited].map((source) => prepareItem(source, style.manner)))
  if (entries.length === 0) return ''
  const items = entries.map(({ nodes }) => {
    const safe = toSafeTree({ type: 'root', children: [...nodes] }, 'citation')
    return `<li>${writeHtml(safe, [], { article: false }).parts.join('')}</li>`
  })
  return `<section class="sources" role="doc-bibliography"><h2>Sources</h2><ul>\n${items.join('\n')}\n</ul></section>`
}
