import type { Element, ElementContent, RootContent as HastContent, Root as HastRoot, Literal } from 'hast'
import { raw } from 'hast-util-raw'
import type { Definition, FootnoteReference, ImageReference, LinkReference, Nodes, Paragraph, RootContent } from 'mdast'
import { type Handler, type Handlers, type State, toHast } from 'mdast-util-to-hast'
import { normalizeUri } from 'micromark-util-sanitize-uri'
import type { Profile } from './allowed-html'
import type { CitationNode, CrossReference, InlineNote, Phrases } from './nodes'
import type { HtmlTemplate, Slot } from './template'

/** A place in the tree that a slot takes once the tree is sanitised. No text can make one: HTML has no such node. */
export interface SlotNode {
  type: 'slot'
  index: number
}

declare module 'hast' {
  interface RootContentMap {
    slot: SlotNode
  }
  interface ElementContentMap {
    slot: SlotNode
  }
}

export interface TreeOptions {
  readonly profile: Profile
  /** As a page prints it: pictures with a title of their own become figures. */
  readonly article: boolean
  readonly definition: (identifier: string) => Definition | undefined
}

/** Renders some nodes to a finished template; handed in, because rendering trees and slots need each other. */
export type RenderNodes = (nodes: readonly RootContent[]) => HtmlTemplate

/** The HTML tree of some blocks, not yet sanitised, and the slots its slot nodes stand for. */
export interface UnsafeTree {
  readonly tree: HastRoot
  readonly slots: readonly Slot[]
}

/** Turns Markdown nodes into an HTML tree. Raw HTML is parsed as a browser would; definitions of notes are left out. */
export function toTree(nodes: readonly RootContent[], options: TreeOptions, render: RenderNodes): UnsafeTree {
  const slots: Slot[] = []
  const slot = (value: Slot): SlotNode => ({ type: 'slot', index: slots.push(value) - 1 })
  const handlers = { ...slotHandlers(slot, render), ...referenceHandlers(options), ...profileHandlers(options) }
  const tree = toHast({ type: 'root', children: [...nodes] }, { allowDangerousHtml: true, handlers }) as HastRoot
  const only = tree.children[0]
  if (nodes[0]?.type === 'phrases' && only?.type === 'element') tree.children = only.children
  return { tree: hasRaw(tree) ? (raw(tree, { passThrough: ['slot'] }) as HastRoot) : tree, slots }
}

type Slotter = (value: Slot) => SlotNode

function slotHandlers(slot: Slotter, render: RenderNodes): Handlers {
  return {
    footnoteDefinition: () => undefined,
    footnoteReference: (_: State, node: FootnoteReference) => slot({ kind: 'note', identifier: node.identifier }),
    inlineNote: (_: State, node: InlineNote) => slot({ kind: 'inline-note', body: render([inlineNoteBody(node)]) }),
    citation: (_: State, node: CitationNode) => {
      const children =
        node.citation.form === 'linked'
          ? wordsOfLink(node)
          : [{ type: 'text' as const, value: node.citation.form === 'bracketed' ? '[' : '@' }, ...node.children]
      return slot({ kind: 'citation', citation: node.citation, fallback: render([{ type: 'phrases', children }]) })
    },
    crossReference: (_: State, { target, label, value }: CrossReference) =>
      slot({ kind: 'cross-reference', target, label, source: value }),
    backLinks: () => slot({ kind: 'back-links' }),
    phrases: (state: State, node: Phrases) => ({
      type: 'element',
      tagName: 'p',
      properties: {},
      children: state.all(node),
    }),
  }
}

/** The words between the brackets of `[words](@key)`: the last text ends with the key, which never prints. */
function wordsOfLink({ children }: CitationNode): CitationNode['children'] {
  const last = children[children.length - 1]
  if (last?.type !== 'text') return children
  return [...children.slice(0, -1), { ...last, value: last.value.replace(/\]\([^()]*\)$/, '') }]
}

function inlineNoteBody(node: InlineNote): Phrases {
  return { type: 'phrases', children: [...node.children, { type: 'text', value: ' ' }, { type: 'backLinks' }] }
}

/** Link definitions may stand in another block, so references are looked up in the whole document's. */
function referenceHandlers(options: TreeOptions): Handlers {
  const linkReference: Handler = (state: State, node: LinkReference) => {
    const definition = options.definition(node.identifier)
    if (!definition) return state.all(node)
    const link: Element = { type: 'element', tagName: 'a', properties: {}, children: state.all(node) }
    link.properties.href = normalizeUri(definition.url || '')
    if (definition.title !== null && definition.title !== undefined) link.properties.title = definition.title
    return link
  }
  const imageReference: Handler = (_: State, node: ImageReference) => {
    const definition = options.definition(node.identifier)
    if (!definition) return { type: 'text', value: node.alt ?? '' }
    return picture(definition.url, node.alt ?? '', definition.title ?? null)
  }
  return { linkReference, imageReference }
}

function picture(url: string, alt: string, title: string | null): Element {
  const properties = { src: normalizeUri(url), alt, ...(title === null ? {} : { title }) }
  return { type: 'element', tagName: 'img', properties, children: [] }
}

function profileHandlers(options: TreeOptions): Handlers {
  if (options.profile !== 'post') {
    // A comment is no document of its own: its headings must not stand in the page's outline.
    return { heading: (state: State, node: Nodes) => boldParagraph(state.all(node)) }
  }
  return options.article ? { paragraph: paragraphOrFigure } : {}
}

function boldParagraph(children: ElementContent[]): Element {
  const strong: Element = { type: 'element', tagName: 'strong', properties: {}, children }
  return { type: 'element', tagName: 'p', properties: {}, children: [strong] }
}

/** A picture that stands alone and has a title is a figure; the title is its caption. */
const paragraphOrFigure: Handler = (state: State, node: Paragraph) => {
  const children = state.all(node)
  const only = children[0]
  if (children.length === 1 && only?.type === 'element' && only.tagName === 'img' && only.properties.title) {
    const { title, ...properties } = only.properties
    const caption: Element = {
      type: 'element',
      tagName: 'figcaption',
      properties: {},
      children: [{ type: 'text', value: String(title) }],
    }
    return { type: 'element', tagName: 'figure', properties: {}, children: [{ ...only, properties }, caption] }
  }
  return { type: 'element', tagName: 'p', properties: {}, children }
}

function hasRaw(node: HastRoot | HastContent): boolean {
  if ((node as Literal).type === 'raw') return true
  return 'children' in node && node.children.some((child) => hasRaw(child))
}
