import { withCommas } from '../../core/counted'
import type { PagePatch } from './protocol'

/** So many characters of HTML are drawn at once, blocks and notes apart; one block with more is not drawn at all. */
const MOST = 1_000_000

/**
 * The rendered post on screen. It holds exactly the markup of the export, without elements of its own around the blocks;
 * which nodes make which block is kept beside it. Of a monstrous post only the blocks around a place are drawn, and words
 * say so. The HTML comes from core, sanitised.
 */
export class Page {
  private html: readonly string[] = []
  /** The nodes of each block that is drawn. */
  private nodes: (ChildNode[] | null)[] = []
  /** The blocks that are drawn: from the first up to the second. */
  private drawn: readonly [from: number, to: number] = [0, 0]
  private edges: ChildNode[] = []
  private notes: ChildNode[] = []
  private offsets: readonly number[] = []

  /** `article` may begin with other nodes (title, byline); the blocks go behind them. */
  constructor(private readonly article: HTMLElement) {}

  /** Brings the page to what the patch says. */
  show(patch: PagePatch): void {
    if (patch.fresh) this.clear()
    const { at, removed, html } = patch
    for (const nodes of this.nodes.slice(at, at + removed)) for (const node of nodes ?? []) node.remove()
    // Not spliced: a call takes only so many arguments, and a text may have more blocks.
    this.html = [...this.html.slice(0, at), ...html, ...this.html.slice(at + removed)]
    this.nodes = [...this.nodes.slice(0, at), ...html.map(() => null), ...this.nodes.slice(at + removed)]
    this.offsets = patch.offsets
    if (patch.notesHtml !== null) this.showNotes(patch.notesHtml)
    this.draw(Math.min(this.drawn[0] + ((this.drawn[1] - this.drawn[0]) >> 1), this.html.length))
  }

  /** Draws a block and those around it, unless they are drawn. */
  bring(block: number): void {
    const [from, to] = this.drawn
    const near = (to - from) >> 3
    const before = from === 0 || block - from >= near
    const behind = to === this.html.length || to - block > near
    if (!before || !behind) this.draw(block)
  }

  private draw(around: number): void {
    this.drawn = reach(this.html, around)
    const [from, to] = this.drawn
    for (let block = 0; block < this.nodes.length; block += 1) {
      if (block >= from && block < to) continue
      for (const node of this.nodes[block] ?? []) node.remove()
      this.nodes[block] = null
    }
    for (const node of this.edges) node.remove()
    let next: ChildNode | null = this.notes[0] ?? null
    for (let end = to; end > from; ) {
      const drawn = this.nodes[end - 1]
      let start = end - 1
      if (!drawn) while (start > from && !this.nodes[start - 1]) start -= 1
      next = drawn ? (drawn[0] ?? next) : this.insert(start, end, next)
      end = start
    }
    this.markEdges(next)
  }

  /** Draws a run of blocks before a node, at one go; answers its first node. */
  private insert(from: number, to: number, next: ChildNode | null): ChildNode | null {
    const fragment = document.createDocumentFragment()
    for (let block = from; block < to; block += 1) {
      const made = drawBlock(this.html[block] ?? '')
      this.nodes[block] = made
      fragment.append(...made)
    }
    const first = fragment.firstChild
    this.article.insertBefore(fragment, next)
    return first ?? next
  }

  /** Says that there is more before the first block drawn, `first`, and behind the last. */
  private markEdges(first: ChildNode | null): void {
    const [from, to] = this.drawn
    this.edges = []
    if (from > 0)
      this.edges.push(inPlaceOf('This post is too long to be shown whole. Scroll the text to see what comes before.'))
    const [before] = this.edges
    if (before) this.article.insertBefore(before, first)
    if (to < this.html.length) {
      const after = inPlaceOf('This post is too long to be shown whole. Scroll the text to see what comes next.')
      this.edges.push(after)
      this.article.insertBefore(after, this.notes[0] ?? null)
    }
  }

  private showNotes(html: string): void {
    for (const node of this.notes) node.remove()
    if (html.length > MOST)
      this.notes = [inPlaceOf('The notes of this post are too many to be shown here. All of them print.')]
    else this.notes = html === '' ? [] : nodesOf(html)
    this.article.append(...this.notes)
  }

  private clear(): void {
    for (const node of [...this.nodes.flatMap((nodes) => nodes ?? []), ...this.edges, ...this.notes]) node.remove()
    this.html = []
    this.nodes = []
    this.drawn = [0, 0]
    this.edges = []
    this.notes = []
  }

  /** The block whose source holds an offset, or the last one before it; -1 while there is none. */
  blockAt(offset: number): number {
    let [low, high] = [-1, this.html.length - 1]
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

  /** The blocks that are drawn: from the first up to the second. */
  get drawnBlocks(): readonly [from: number, to: number] {
    return this.drawn
  }

  /** The first element of a block that is drawn; copies of notes for the margin do not count. */
  elementOf(block: number): HTMLElement | null {
    for (const node of this.nodes[block] ?? [])
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
    return top ? this.nodes.findIndex((nodes) => nodes?.includes(top as ChildNode)) : -1
  }
}

/** The nodes of a block; the line end behind it is part of it, as in the exported file. */
function nodesOf(html: string): ChildNode[] {
  const template = document.createElement('template')
  template.innerHTML = `${html}\n`
  return [...template.content.childNodes]
}

/** As many blocks around one as may be drawn at once. */
function reach(html: readonly string[], around: number): readonly [from: number, to: number] {
  let [from, to] = [around, around]
  let weight = 0
  const more = (block: number): boolean => {
    // A block of a few words costs as much as one of some more.
    weight += Math.min(200 + (html[block]?.length ?? 0), MOST)
    return weight <= MOST
  }
  for (let grown = true; grown; ) {
    grown = false
    if (to < html.length && more(to)) {
      to += 1
      grown = true
    }
    if (from > 0 && more(from - 1)) {
      from -= 1
      grown = true
    }
  }
  return [from, to]
}

function drawBlock(html: string): ChildNode[] {
  if (html.length <= MOST / 2) return nodesOf(html)
  return [
    inPlaceOf(`Here stand ${withCommas(html.length)} letters without a blank line, too many to be shown. They print.`),
  ]
}

function inPlaceOf(words: string): HTMLElement {
  const element = document.createElement('p')
  element.className = 'dim'
  element.textContent = words
  return element
}
