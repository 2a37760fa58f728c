import type { Element, ElementContent, Root } from 'hast'
import { defaultHandlers, type Handle, toMdast } from 'hast-util-to-mdast'
import type {
  BlockContent,
  DefinitionContent,
  FootnoteDefinition,
  Root as MdastRoot,
  Nodes,
  PhrasingContent,
} from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { type Options, toMarkdown } from 'mdast-util-to-markdown'
import { type FoundNote, MARK } from './linked-notes'
import { IN_PLACE } from './shortcode-notes'
import { LINE, oneLineCells } from './table-cells'
import { attribute, elementsOf, textOf } from './tree'

/** GFM without the first, which would write `http\\://` to keep bare addresses from becoming the links they should be. */
const GFM = gfmToMarkdown().extensions?.slice(1) ?? []

/** How the Markdown is written, where there is a choice; as the toolbar writes it. */
const STYLE: Options = {
  bullet: '-',
  emphasis: '*',
  fence: '`',
  fences: true,
  listItemIndent: 'one',
  rule: '-',
  ruleRepetition: 3,
  strong: '*',
  extensions: GFM,
}

/** A place with a name has no address, and some addresses are programs, whatever blanks stand in them. */
function leadsNowhere(href: string): boolean {
  const signs = [...href.slice(0, 99)].filter((sign) => sign > ' ').join('')
  return signs === '' || /^(?:javascript|vbscript|data):/i.test(signs)
}

/** Converts a tree whose marks are `MARK` and `IN_PLACE` elements; notes are labelled 1, 2, 3 as they are called. */
export function treeToMarkdown(root: Root, found: ReadonlyMap<string, FoundNote>): { markdown: string; notes: number } {
  const converter = new Converter(found)
  const tree = converter.convert(root)
  return { markdown: toMarkdown(tree, STYLE), notes: converter.notes }
}

class Converter {
  private readonly labels = new Map<string, string>()
  private readonly definitions: FootnoteDefinition[] = []
  private readonly inPlace: string[] = []

  constructor(private readonly found: ReadonlyMap<string, FoundNote>) {}

  get notes(): number {
    return this.definitions.length
  }

  convert(root: Root): MdastRoot {
    const body = this.toBlocks(root)
    return { type: 'root', children: [...body, ...this.definitions] }
  }

  private toBlocks(root: Root): (BlockContent | DefinitionContent)[] {
    oneLineCells(root)
    dropHollow(root)
    const nodeHandlers = { comment: () => undefined }
    const tree = toMdast(root, { document: true, handlers: this.handlers(), nodeHandlers })
    return (tree.type === 'root' ? tree.children : [tree]) as (BlockContent | DefinitionContent)[]
  }

  private handlers(): Record<string, Handle> {
    const raised: Handle = (state, node: Element) => {
      const words = state.all(node) as PhrasingContent[]
      if (textOf(node).trim() === '') return words
      const { tagName } = node
      return [{ type: 'html', value: `<${tagName}>` }, ...words, { type: 'html', value: `</${tagName}>` }]
    }
    return {
      [MARK]: (_state, node: Element) => this.call(attribute(node, 'dataNote')),
      [IN_PLACE]: (_state, node: Element) => this.callInPlace(node),
      [LINE]: () => ({ type: 'html', value: '<br>' }),
      // A place that has a name, and what would run, are words.
      a: (state, node: Element) =>
        leadsNowhere(attribute(node, 'href')) ? state.all(node) : defaultHandlers.a(state, node),
      sup: raised,
      sub: raised,
      li: listItem,
    }
  }

  private call(key: string): PhrasingContent[] {
    const note = this.found.get(key)
    return note ? [this.reference(key, note.content)] : []
  }

  private callInPlace(node: Element): PhrasingContent[] {
    const again = attribute(node, 'dataAgain')
    const key =
      again === '' ? `${attribute(node, 'dataNumber')} ${textOf(node)}` : (this.inPlace[Number(again) - 1] ?? '')
    if (again !== '' && !this.labels.has(key)) return [{ type: 'text', value: `((ref:${again}))` }]
    const repeats = attribute(node, 'dataNumber') !== '' && this.labels.has(key)
    const own = again !== '' || attribute(node, 'dataNumber') !== '' ? key : `${key} ${this.inPlace.length}`
    if (again === '' && !repeats) this.inPlace.push(own)
    return [this.reference(own, node.children)]
  }

  private reference(key: string, content: readonly ElementContent[]): PhrasingContent {
    let label = this.labels.get(key)
    if (label === undefined) {
      label = String(this.labels.size + 1)
      this.labels.set(key, label)
      const definition: FootnoteDefinition = { type: 'footnoteDefinition', identifier: label, label, children: [] }
      this.definitions.push(definition)
      definition.children = this.toBlocks({ type: 'root', children: [...content] })
      trimEnd(definition)
    }
    return { type: 'footnoteReference', identifier: label, label }
  }
}

const HOLLOW = /^(?:a|b|em|font|i|s|small|span|strong|sub|sup|u)$/

/** Words are looked for in the neighbours of each element that holds none, so that many would take long. */
function dropHollow(parent: Root | Element): void {
  parent.children = (parent.children as ElementContent[]).filter((child) => {
    if (child.type !== 'element') return true
    dropHollow(child)
    return child.children.length > 0 || !HOLLOW.test(child.tagName)
  })
}

const FLOW = /^(?:p|div|blockquote|pre|table|[uod]l|h[1-6]|hr|figure|section)$/

/** An item is a loose one by its paragraphs; two marks of notes, which HTML does not know, would make one of it. */
const listItem: Handle = (state, node: Element) => {
  const item = defaultHandlers.li(state, node)
  const flow = elementsOf(node).filter(({ tagName }) => FLOW.test(tagName))
  if (flow.length < 2 && flow[0]?.tagName !== 'p') item.spread = false
  return item
}

/** The space that stood before a link back is no part of the note. */
function trimEnd(node: Nodes): void {
  if (node.type === 'text') node.value = node.value.trimEnd()
  const last = 'children' in node ? node.children[node.children.length - 1] : undefined
  if (last) trimEnd(last)
}
