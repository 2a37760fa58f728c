import type { PagePatch } from './protocol'

/**
 * The rendered post on screen. It holds exactly the markup of the export, without elements of its own around the blocks;
 * which nodes make which block is kept beside it. The HTML comes from core, sanitised.
 */
export class Page {
  private blocks: ChildNode[][] = []
  private notes: ChildNode[] = []
  private offsets: readonly number[] = []

  /** `article` may begin with other nodes (title, byline); the blocks go behind them. */
  constructor(private readonly article: HTMLElement) {}

  /** Brings the page to what the patch says. */
  show(patch: PagePatch): void {
    if (patch.fresh) this.clear()
    const gone = this.blocks.slice(patch.at, patch.at + patch.removed)
    const added = patch.html.map(nodesOf)
    const next = this.blocks[patch.at + patch.removed]?.[0] ?? this.notes[0] ?? null
    const fragment = document.createDocumentFragment()
    for (const nodes of added) fragment.append(...nodes)
    for (const nodes of gone) for (const node of nodes) node.remove()
    this.article.insertBefore(fragment, next)
    // Not spliced: a call takes only so many arguments, and a text may have more blocks.
    this.blocks = [...this.blocks.slice(0, patch.at), ...added, ...this.blocks.slice(patch.at + patch.removed)]
    this.offsets = patch.offsets
    if (patch.notesHtml !== null) this.showNotes(patch.notesHtml)
  }

  private showNotes(html: string): void {
    for (const node of this.notes) node.remove()
    this.notes = html === '' ? [] : nodesOf(html)
    this.article.append(...this.notes)
  }

  private clear(): void {
    for (const node of [...this.blocks.flat(), ...this.notes]) node.remove()
    this.blocks = []
    this.notes = []
  }

  /** The block whose source holds an offset, or the last one before it; -1 while there is none. */
  blockAt(offset: number): number {
    let [low, high] = [-1, this.blocks.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.offsets[2 * middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  /** Offsets of a block in the text. */
  rangeOf(block: number): { readonly from: number; readonly to: number } {
    return { from: this.offsets[2 * block] ?? 0, to: this.offsets[2 * block + 1] ?? 0 }
  }

  get blockCount(): number {
    return this.blocks.length
  }

  /** The first element of a block that shows here; copies of notes for the margin do not. */
  elementOf(block: number): HTMLElement | null {
    for (const node of this.blocks[block] ?? [])
      if (node instanceof HTMLElement && !node.matches('aside.side')) return node
    return null
  }

  /** The line of a note at the end, by its number. */
  noteElement(number: number): HTMLElement | null {
    const section = this.notes.find((node) => node instanceof HTMLElement)
    return section instanceof HTMLElement
      ? (section.querySelectorAll<HTMLElement>('ol > li')[number - 1] ?? null)
      : null
  }

  /** The block a node stands in, or -1 (the title, the notes). */
  blockOf(node: Node): number {
    let top: Node | null = node
    while (top && top.parentNode !== this.article) top = top.parentNode
    return top ? this.blocks.findIndex((nodes) => nodes.includes(top as ChildNode)) : -1
  }
}

/** The nodes of a block; the line end behind it is part of it, as in the exported file. */
function nodesOf(html: string): ChildNode[] {
  const template = document.createElement('template')
  template.innerHTML = `${html}\n`
  return [...template.content.childNodes]
}
