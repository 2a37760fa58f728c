import type { CitationItem } from './citation-syntax'
import { citationsIn } from './cited-keys'
import { type CitationPlace, type CitationStyleInUse, type PrintedCitations, printCitations } from './print-citations'
import { printSourceList } from './print-source-list'
import type { SourceIndex } from './source-index'

/** How many documents' citations are remembered: a post on screen and comments beside it. */
const REMEMBERED = 16

/**
 * Prints the citations of documents that are rendered again and again, as while writing: the processor is made once, and
 * asked only when a citation, its neighbourhood or a record has changed.
 */
export class CitationPrinter {
  private readonly printed = new Map<string, PrintedCitations>()

  /** `style` is asked for at the first text that cites a source: making a processor takes a moment. */
  constructor(
    private readonly style: () => CitationStyleInUse,
    private readonly sources: SourceIndex,
  ) {}

  /** The `citations` option of the renderer for one text; undefined where it cites nothing. */
  for(markdown: string): ((places: readonly CitationPlace[]) => PrintedCitations) | undefined {
    if (!markdown.includes('@') || this.sources.sources.length === 0) return undefined
    return (places) => this.print(places)
  }

  /** The list of the sources that a text cites, as HTML. */
  list(markdown: string): string {
    const cites = citationsIn(markdown).some(({ items }) => items.some(({ key }) => this.sources.find(key)))
    return cites ? printSourceList(this.style(), this.sources, markdown) : ''
  }

  private print(places: readonly CitationPlace[]): PrintedCitations {
    const known = places.filter(({ citation }) => citation.items.some(({ key }) => this.sources.find(key)))
    if (known.length === 0) return places.map(() => null)
    const signature = JSON.stringify(
      places.map(({ citation: { items, around, form }, note }) => [note, form, items.map(words), around]),
    )
    const before = this.printed.get(signature)
    if (before) return before
    const printed = printCitations(this.style(), this.sources, places)
    this.printed.set(signature, printed)
    const [oldest] = this.printed.keys()
    if (this.printed.size > REMEMBERED && oldest !== undefined) this.printed.delete(oldest)
    return printed
  }
}

/** What a citation says of one source, wherever it stands in the text. */
function words({ keyFrom: _, keyTo: __, ...item }: CitationItem): Omit<CitationItem, 'keyFrom' | 'keyTo'> {
  return item
}
