import type { Element, ElementContent, Nodes, Root } from 'hast'
import { fragmentOf, isReviewComment, MARK_WORDS, namesMark, namesNote } from './note-names'
import { IN_PLACE } from './shortcode-notes'
import { attribute, elementsOf, hasClass, isBlank, ParentMap, textOf } from './tree'

/** The element a mark becomes until Markdown is made; `data-note` is the key of its note. */
export const MARK = 'postil-mark'

/** A note found in a page, its words without number and links back. */
export interface FoundNote {
  readonly key: string
  readonly content: readonly ElementContent[]
}

const BLOCKS = new Set(['p', 'li', 'div', 'td', 'dd', 'section', 'aside', 'blockquote'])

/**
 * Takes the notes out of a page: marks that link to a note become `MARK` elements, the notes leave the tree. Takes the tree
 * and changes it; answers the notes by key. What has no other side stays as it is.
 */
export function takeLinkedNotes(root: Root): Map<string, FoundNote> {
  const taker = new NoteTaker(root)
  return taker.take()
}

class NoteTaker {
  private readonly parents: ParentMap
  private readonly ids = new Map<string, Element>()
  private readonly order = new Map<Element, number>()
  private readonly notes = new Map<string, FoundNote>()

  constructor(private readonly root: Root) {
    this.parents = new ParentMap(root)
    elementsOf(root).forEach((element, index) => {
      this.order.set(element, index)
      for (const name of ['id', 'name']) {
        const id = attribute(element, name)
        if (id !== '' && !this.ids.has(id)) this.ids.set(id, element)
      }
    })
  }

  take(): Map<string, FoundNote> {
    this.takeInlineTips()
    this.anchorEmptyNames()
    const marks = this.findMarks()
    const blocks = this.findBlocks(marks)
    for (const [key, block] of blocks) this.notes.set(key, { key, content: this.contentOf(block) })
    for (const { element, key } of marks) {
      if (blocks.has(key)) this.putMark(element, key)
    }
    const places = new Set([...blocks.values()].flat())
    for (const block of places) this.removeBlock(block)
    this.plainLoneSigns()
    return this.notes
  }

  /** A number that leads to a note or mark which is not on the page becomes one typed by hand, which may yet be rescued. */
  private plainLoneSigns(): void {
    for (const link of elementsOf(this.root)) {
      const fragment = link.tagName === 'a' ? fragmentOf(attribute(link, 'href')) : null
      const number = MARK_WORDS.test(textOf(link)) ? /\d+/.exec(textOf(link))?.[0] : undefined
      if (fragment === null || number === undefined || this.ids.has(fragment)) continue
      if (namesMark(fragment)) this.parents.replace(link, [{ type: 'text', value: `[${number}]` }])
      else if (namesNote(fragment)) this.parents.replace(link, link.children)
    }
  }

  /** Modern Footnotes puts the note right behind its mark. */
  private takeInlineTips(): void {
    for (const sup of elementsOf(this.root)) {
      if (!hasClass(sup, 'modern-footnotes-footnote')) continue
      const number = attribute(sup, 'dataMfn')
      const siblings = this.parents.parentOf(sup)?.children ?? []
      const tip = siblings
        .slice(siblings.indexOf(sup as never))
        .find(
          (node): node is Element =>
            node.type === 'element' &&
            hasClass(node, 'modern-footnotes-footnote__note') &&
            attribute(node, 'dataMfn') === number,
        )
      const key = `mfn ${number}`
      if (tip) {
        if (!this.notes.has(key)) this.notes.set(key, { key, content: tip.children })
        this.parents.remove(tip)
      }
      if (this.notes.has(key)) this.putMark(sup, key)
    }
  }

  /**
   * WordPress.com has emptied Word's anchors: `<a name="_ftnref1"></a>[1]`. The number goes back inside, and the links that
   * were lost are set again.
   */
  private anchorEmptyNames(): void {
    for (const anchor of elementsOf(this.root)) {
      const name = attribute(anchor, 'name') || attribute(anchor, 'id')
      const match = /^_(ftn|edn)(ref)?(\d+)$/i.exec(name)
      if (anchor.tagName !== 'a' || !match || attribute(anchor, 'href') !== '' || textOf(anchor).trim() !== '') continue
      const siblings = this.parents.parentOf(anchor)?.children ?? []
      const next = siblings[siblings.indexOf(anchor as never) + 1]
      const sign = next?.type === 'text' ? new RegExp(`^\\s*\\[${match[3]}\\]`).exec(next.value) : null
      if (!sign || next?.type !== 'text') continue
      next.value = next.value.slice(sign[0].length)
      anchor.children = [{ type: 'text', value: sign[0].trim() }]
      anchor.properties.href = `#_${match[1]}${match[2] ? '' : 'ref'}${match[3]}`
    }
  }

  private findMarks(): { element: Element; key: string }[] {
    const marks: { element: Element; key: string }[] = []
    for (const element of elementsOf(this.root)) {
      const key = element.tagName === 'a' ? this.calledNote(element) : null
      if (key !== null) marks.push({ element, key })
    }
    return marks
  }

  /** The note a link calls, or null when it is no mark. */
  private calledNote(link: Element): string | null {
    const plugin = /footnote_plugin_reference_[\d_]+/.exec(attribute(link, 'onClick') + attribute(link, 'onclick'))
    if (plugin) return plugin[0]
    const fragment = fragmentOf(attribute(link, 'href'))
    if (fragment === null || isReviewComment(fragment)) return null
    const target = this.ids.get(fragment)
    if (!target || !this.looksLikeMark(link, fragment) || this.isBackLink(link, fragment)) return null
    if (namesNote(fragment) || attribute(link, 'role') === 'doc-noteref') return fragment
    return this.before(link, target) && this.linksBack(target, link) ? fragment : null
  }

  /** Word leaves the number out and fills it in on screen. */
  private looksLikeMark(link: Element, fragment: string): boolean {
    const words = textOf(link)
    return MARK_WORDS.test(words) || (words.trim() === '' && namesNote(fragment) && link.children.every(isWordless))
  }

  private isBackLink(link: Element, fragment: string): boolean {
    if (attribute(link, 'role') === 'doc-backlink' || namesMark(fragment)) return true
    const own = attribute(link, 'id') || attribute(link, 'name')
    return namesNote(own) && !namesNote(fragment)
  }

  private before(a: Element, b: Element): boolean {
    return (this.order.get(a) ?? 0) < (this.order.get(b) ?? 0)
  }

  private linksBack(target: Element, mark: Element): boolean {
    const block = this.parents.closest(target, ({ tagName }) => BLOCKS.has(tagName)) ?? target
    const names = new Set<string>()
    for (
      let at: Nodes | undefined = mark, up = 0;
      at?.type === 'element' && up < 3;
      at = this.parents.parentOf(at), up += 1
    ) {
      for (const name of ['id', 'name']) if (attribute(at, name)) names.add(attribute(at, name))
    }
    return elementsOf(block).some((link) => names.has(fragmentOf(attribute(link, 'href')) ?? ''))
  }

  /** The blocks of each called note: its own, and the blocks up to the next note's, which go on with it. */
  private findBlocks(marks: readonly { key: string }[]): Map<string, Element[]> {
    const first = new Map<string, Element>()
    for (const { key } of marks) {
      const block = this.blockOf(key)
      if (block && ![...first.values()].includes(block)) first.set(key, block)
    }
    const starts = new Set(first.values())
    const blocks = new Map<string, Element[]>()
    for (const [key, block] of first) blocks.set(key, [block, ...this.following(block, starts)])
    return blocks
  }

  private blockOf(key: string): Element | null {
    const target = this.ids.get(key)
    if (!target) return null
    if (/^footnote_plugin_reference/.test(key)) {
      const row = this.parents.closest(target, ({ tagName }) => tagName === 'tr')
      return row ?? target
    }
    const block = this.parents.closest(target, ({ tagName }) => BLOCKS.has(tagName))
    if (!block) return null
    const around = this.parents.parentOf(block)
    // One <div> for each note: Word, LibreOffice, Google Docs, Substack.
    if (around?.type === 'element' && around.tagName === 'div' && this.isNoteBox(around)) return around
    return block
  }

  private isNoteBox(box: Element): boolean {
    if (/mso-element:\s*(?:foot|end)note(?!-list)/i.test(attribute(box, 'style'))) return true
    if (/^(?:ftn|edn)\d+$|^sd(?:foot|end)note\d+$/i.test(attribute(box, 'id'))) return true
    if (hasClass(box, /^footnote$/)) return true
    const targets = elementsOf(box).filter(
      (one) => namesNote(attribute(one, 'id')) || namesNote(attribute(one, 'name')),
    )
    return targets.length === 1 && this.parents.parentOf(box)?.type === 'element'
  }

  /** Blocks between this note and the next belong to it. */
  private following(block: Element, starts: ReadonlySet<Element>): Element[] {
    if (block.tagName === 'li' || block.tagName === 'tr') return []
    const siblings = (this.parents.parentOf(block)?.children ?? []) as ElementContent[]
    const own: Element[] = []
    for (const node of siblings.slice(siblings.indexOf(block) + 1)) {
      if (node.type !== 'element') continue
      if (starts.has(node)) return own
      if (/^(?:h[1-6]|hr)$/.test(node.tagName) || elementsOf(node).some((inner) => starts.has(inner))) break
      own.push(node)
    }
    return []
  }

  private contentOf(blocks: readonly Element[]): ElementContent[] {
    const [first, ...rest] = blocks
    if (!first) return []
    const cell =
      first.tagName === 'tr' ? elementsOf(first).find((one) => hasClass(one, 'footnote_plugin_text')) : undefined
    const own = this.withoutSigns(cell ?? first)
    const content = own.tagName === 'p' ? [own] : own.children
    return [...content, ...rest.map((block) => this.withoutSigns(block))]
  }

  /** The note without links back, numbers of its own and the arrow signs of its program. */
  private withoutSigns(block: Element): Element {
    let words = false
    const strip = (children: readonly ElementContent[]): ElementContent[] =>
      children.flatMap((child): ElementContent[] => {
        if (child.type === 'text') {
          const value = words ? child.value : child.value.replace(/^[\s\u00a0]*(?:\[\d+\][\s\u00a0]*)?/, '')
          if (value.trim() !== '') words = true
          return [{ ...child, value: value.replace(/[\s\u00a0]*[↩↑⏎↵]\ufe0e?[\s\u00a0]*$/u, '') }]
        }
        if (child.type !== 'element') return []
        if (this.isSign(child, words)) return []
        const inner = strip(child.children)
        const emptied = inner.length === 0 && child.children.length > 0
        return emptied && !['td', 'th'].includes(child.tagName) ? [] : [{ ...child, children: inner }]
      })
    return { ...block, children: strip(block.children) }
  }

  private isSign(element: Element, words: boolean): boolean {
    if (hasClass(element, /back-?link|footnotereverse|footnote-back|md-fn-count|footnote_plugin_index|footnote-number/))
      return true
    if (element.tagName === 'sup' && !words && MARK_WORDS.test(textOf(element))) return true
    if (element.tagName !== 'a') return false
    const fragment = fragmentOf(attribute(element, 'href'))
    const own = attribute(element, 'id') || attribute(element, 'name')
    if (attribute(element, 'role') === 'doc-backlink' || (fragment !== null && namesMark(fragment))) return true
    const short = /^(?:[\s\u00a0[\]().\d↩↑⏎↵^*†‡]|\ufe0e)*$/u.test(textOf(element))
    return short && (fragment !== null ? this.ids.has(fragment) && !namesNote(fragment) : namesNote(own))
  }

  private putMark(mark: Element, key: string): void {
    let place: Element = mark
    for (let up = this.parents.parentOf(place); up?.type === 'element'; up = this.parents.parentOf(place)) {
      const wraps = up.tagName === 'sup' || up.tagName === 'span' || up.tagName === 'a'
      const alone = textOf(up).trim() === textOf(mark).trim() || hasClass(up, 'footnote_referrer')
      if (!wraps || !alone) break
      place = up
    }
    const element: Element = { type: 'element', tagName: MARK, properties: { dataNote: key }, children: [] }
    this.parents.replace(place, [element])
  }

  /** Takes a note's block out, then what is empty without it: its list, its section, the rule or heading before. */
  private removeBlock(block: Element): void {
    let parent = this.parents.parentOf(block)
    let before = previousElement(parent?.children ?? [], block)
    this.parents.remove(block)
    while (parent?.type === 'element' && isBlank(parent) && !holdsMark(parent)) {
      const up = this.parents.parentOf(parent)
      before = previousElement(up?.children ?? [], parent) ?? before
      const inside = elementsOf(parent).some(({ tagName }) => tagName === 'img' || tagName === 'table')
      if (inside) break
      this.parents.remove(parent)
      parent = up
    }
    if (before && this.isNotesOpening(before)) this.parents.remove(before)
  }

  private isNotesOpening(element: Element): boolean {
    if (element.tagName === 'hr') return true
    const words = textOf(element).trim()
    if (/^h[1-6]$/.test(element.tagName)) return /^(?:foot|end)?notes?:?$/i.test(words)
    return element.tagName === 'p' && /^(?:_{3,}|(?:foot|end)?notes?:)$/i.test(words)
  }
}

function previousElement(children: readonly Nodes[], node: Nodes): Element | null {
  for (let index = children.indexOf(node) - 1; index >= 0; index -= 1) {
    const before = children[index]
    if (before?.type === 'element') return before
    if (before?.type === 'text' && before.value.trim() !== '') return null
  }
  return null
}

function holdsMark(element: Element): boolean {
  return elementsOf(element).some(({ tagName }) => tagName === MARK || tagName === IN_PLACE)
}

function isWordless(node: ElementContent): boolean {
  return node.type !== 'element' || (node.tagName !== 'img' && node.children.every(isWordless))
}
