import type { ArticleContext } from '../../core/export/article'
import type { Problem } from '../../core/footnotes/problem'
import { renderMarkdown } from '../../core/markdown/render'
import type { Source } from '../../core/source'
import { checkCitations } from '../../core/sources/check-citations'
import type { CitationPrinter } from '../../core/sources/citation-printer'
import type { CitationStyleInUse } from '../../core/sources/print-citations'
import { SourceIndex } from '../../core/sources/source-index'
import type { StyleText } from '../../core/sources/style-catalogue'
import type { ToWorker } from './protocol'

/** The worker's copy of the library's sources, and the processor that prints them. */
export class WorkerCitations {
  private readonly sources = new Map<string, Source>()
  private index = new SourceIndex([])
  private printer: CitationPrinter | null = null
  private loaded: { readonly text: StyleText; readonly style: CitationStyleInUse } | null = null
  private turn = 0
  private here = false
  private withList = false
  private fetching: Promise<unknown> = Promise.resolve()

  /** `ready` is called when texts would print otherwise than before. */
  constructor(private readonly ready: () => void) {}

  /** Takes over what changed. The processor is a large part of the program, so it is fetched with the first source. */
  async take({ style, language, list, changed, gone }: Extract<ToWorker, { kind: 'citations' }>): Promise<void> {
    for (const key of gone) this.sources.delete(key)
    for (const source of changed) this.sources.set(source.key, source)
    this.index = new SourceIndex([...this.sources.values()])
    this.turn += 1
    this.here = true
    this.withList = list
    const { turn } = this
    if (style === null || this.sources.size === 0) {
      this.printer = null
      this.ready()
      return
    }
    const fetched = import('./processor')
    this.fetching = fetched
    const { CitationPrinter, loadStyle } = await fetched
    if (turn !== this.turn) return
    const { index } = this
    this.printer = new CitationPrinter(() => {
      if (this.loaded?.text.style !== style.style || this.loaded.text.id !== style.id)
        this.loaded = { text: style, style: loadStyle(style, language) }
      return this.loaded.style
    }, index)
    this.ready()
  }

  /** How a source prints in a note of its own, as HTML. Waits for the processor where it is being fetched. */
  async sample(key: string): Promise<string> {
    await this.fetching
    const markdown = `x^[[@{${key}}]]`
    const citations = this.printer?.for(markdown)
    const { notesHtml } = renderMarkdown(markdown, citations ? { citations } : {})
    return /<div>([\s\S]*?)\s*<a class="back"/.exec(notesHtml)?.[1] ?? ''
  }

  /** The keys that a text cites and no source has; none while the sources are not here yet. */
  check(text: string): Problem[] {
    return this.here ? checkCitations(text, this.index) : []
  }

  /** What the renderer takes for a text. */
  for(text: string): Pick<ArticleContext, 'citations' | 'sourceList'> {
    const { printer } = this
    const citations = printer?.for(text)
    if (!printer || !citations) return {}
    return { citations, ...(this.withList ? { sourceList: (markdown: string) => printer.list(markdown) } : {}) }
  }
}
