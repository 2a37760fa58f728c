import type { Element, ElementContent, RootContent as HastContent, Root as HastRoot, Literal } from 'hast'
import { raw } from 'hast-util-raw'
import type {
  Definition,
  FootnoteReference,
  Html,
  ImageReference,
  LinkReference,
  Nodes,
  Paragraph,
  Parents,
  RootContent,
} from 'mdast'
import { type Handler, type Handlers, type State, toHast } from 'mdast-util-to-hast'
import { normalizeUri } from 'micromark-util-sanitize-uri'
import type { Profile } from './allowed-html'
import type { CitationNode, CrossReference, InlineNote, Phrases } from './nodes'
import type { HtmlTemplate, Slot } from './template'
import { unclosedTags } from './unclosed-tags'

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
}

/** What some blocks need of the rest of their document. */
export interface TreeContext {
  readonly definition: (identifier: string) => Definition | undefined
  /** Renders nodes within to a finished template; handed in, because rendering trees and slots need each other. */
  readonly render: (nodes: readonly RootContent[]) => HtmlTemplate
}

/** The HTML tree of some blocks, not yet sanitised, and the slots its slot nodes stand for. */
export interface UnsafeTree {
  readonly tree: HastRoot
  readonly slots: readonly Slot[]
}

/**
 * Turns Markdown nodes into HTML trees. Raw HTML is parsed as a browser would; definitions of notes are left out. One does
 * for any number of documents: making ready takes longer than most blocks do.
 */
export class TreeMaker {
  private readonly state: State
  private making: (TreeContext & { readonly slots: Slot[] }) | null = null

  constructor(options: TreeOptions) {
    let state: State | undefined
    const ready: Handler = (given) => {
      state = given
      return undefined
    }
    const handlers = { ...this.slotHandlers(), ...this.referenceHandlers(), ...profileHandlers(options), root: ready }
    toHast({ type: 'root', children: [] }, { allowDangerousHtml: true, handlers })
    if (!state) throw new Error('the converter of trees gave no state')
    this.state = state
    // Where a node stood in the text is asked of no tree.
    this.state.patch = () => undefined
  }

  make(nodes: readonly RootContent[], context: TreeContext): UnsafeTree {
    const outer = this.making
    const slots: Slot[] = []
    this.making = { ...context, slots }
    let children: HastContent[]
    try {
      children = this.state.wrap(this.state.all({ type: 'root', children: [...nodes] }))
    } finally {
      this.making = outer
    }
    const only = children[0]
    const inLine = nodes[0]?.type === 'phrases' && only?.type === 'element'
    const tree: HastRoot = { type: 'root', children: inLine ? only.children : children }
    return { tree: hasRaw(tree) ? (raw(tree, { passThrough: ['slot'] }) as HastRoot) : tree, slots }
  }

  private get context(): TreeContext & { readonly slots: Slot[] } {
    if (this.making === null) throw new Error('no tree is being made')
    return this.making
  }

  private slot(value: Slot): SlotNode {
    return { type: 'slot', index: this.context.slots.push(value) - 1 }
  }

  private slotHandlers(): Handlers {
    return {
      footnoteDefinition: () => undefined,
      footnoteReference: (_: State, { identifier }: FootnoteReference) => this.slot({ kind: 'note', identifier }),
      inlineNote: (_: State, node: InlineNote) =>
        this.slot({ kind: 'inline-note', body: this.context.render([inlineNoteBody(node)]) }),
      citation: (_: State, node: CitationNode) => {
        const children =
          node.citation.form === 'linked'
            ? wordsOfLink(node)
            : [{ type: 'text' as const, value: node.citation.form === 'bracketed' ? '[' : '@' }, ...node.children]
        const fallback = this.context.render([{ type: 'phrases', children }])
        return this.slot({ kind: 'citation', citation: node.citation, fallback })
      },
      crossReference: (_: State, { target, label, value }: CrossReference) =>
        this.slot({ kind: 'cross-reference', target, label, source: value }),
      backLinks: () => this.slot({ kind: 'back-links' }),
      html: (_: State, node: Html, parent: Parents | undefined) =>
        parent && unclosedTags(parent).has(node)
          ? { type: 'text', value: node.value }
          : { type: 'raw', value: node.value },
      phrases: (state: State, node: Phrases) => ({
        type: 'element',
        tagName: 'p',
        properties: {},
        children: state.all(node),
      }),
    }
  }

  /** Link definitions may stand in another block, so references are looked up in the whole document's. */
  private referenceHandlers(): Handlers {
    const linkReference: Handler = (state: State, node: LinkReference) => {
      const definition = this.context.definition(node.identifier)
      if (!definition) return state.all(node)
      const link: Element = { type: 'element', tagName: 'a', properties: {}, children: state.all(node) }
      link.properties.href = normalizeUri(definition.url || '')
      if (definition.title !== null && definition.title !== undefined) link.properties.title = definition.title
      return link
    }
    const imageReference: Handler = (_: State, node: ImageReference) => {
      const definition = this.context.definition(node.identifier)
      if (!definition) return { type: 'text', value: node.alt ?? '' }
      return picture(definition.url, node.alt ?? '', definition.title ?? null)
    }
    return { linkReference, imageReference }
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
