import type { Definition, FootnoteDefinition, RootContent } from 'mdast'
import { collectDefinitions, type Definitions, type PlacedBlock, printedBlocks } from './definitions'
import type { ParsedDocument } from './document-parts'
import { groupHtml } from './html-groups'
import { noteBody } from './note-body'
import type { BlockTemplate, DocumentTemplate } from './number-notes'
import type { RenderOptions } from './rendered'
import { toSafeTree } from './safe-tree'
import type { HtmlTemplate } from './template'
import { TreeMaker } from './to-tree'
import { typeset } from './typography'
import { writeHtml } from './write-html'

interface CachedTemplate {
  readonly template: HtmlTemplate
  /** The blocks it was made of. */
  readonly nodes: readonly RootContent[]
  /** The links it looked up, with what it found: another answer makes another template. */
  readonly links: ReadonlyMap<string, Definition | undefined>
}

/** The options that decide what a block's template is. */
type BlockOptions = Required<Pick<RenderOptions, 'profile' | 'article' | 'typographer' | 'language'>>

/** How the blocks of one document are made. */
interface Making extends BlockOptions {
  readonly trees: TreeMaker
}

/** Keeps the template of each block as long as its nodes live, for one way of rendering at a time. */
export class TemplateCache {
  private templates = new WeakMap<RootContent, CachedTemplate>()
  private made = ''

  /** The templates of a document; blocks known from before, in the same words and with the same links, are not made again. */
  templatesOf(document: ParsedDocument, options: RenderOptions): DocumentTemplate {
    const { profile = 'post', article = false, typographer = false, language = 'en' } = options
    const settings: BlockOptions = { profile, article, typographer, language }
    const made = JSON.stringify(settings)
    if (made !== this.made) this.templates = new WeakMap()
    this.made = made

    const definitions = collectDefinitions(document)
    const making: Making = { ...settings, trees: treeMaker(settings) }
    const blocks: BlockTemplate[] = []
    for (const group of groupHtml(printedBlocks(document))) {
      const nodes = group.map(({ node }) => node)
      const [first, last] = [group[0] as PlacedBlock, group[group.length - 1] as PlacedBlock]
      const template = this.templateOf(first.node, nodes, definitions, making)
      if (template.slots.length === 0 && template.parts[0]?.trim() === '') continue
      blocks.push({ template, from: first.from, to: last.to })
    }
    const bodies = new Map<string, () => HtmlTemplate>()
    for (const [identifier, note] of definitions.notes) {
      bodies.set(identifier, () => this.bodyOf(note, definitions, making))
    }
    return { blocks, bodies }
  }

  private bodyOf(note: FootnoteDefinition, definitions: Definitions, settings: Making): HtmlTemplate {
    return this.templateOf(note, [note], definitions, settings)
  }

  private templateOf(
    key: RootContent,
    nodes: readonly RootContent[],
    definitions: Definitions,
    settings: Making,
  ): HtmlTemplate {
    const known = this.templates.get(key)
    if (known && sameNodes(known.nodes, nodes) && sameLinks(known.links, definitions.links)) return known.template
    const links = new Map<string, Definition | undefined>()
    const definition = (identifier: string) => {
      const found = definitions.links.get(identifier)
      links.set(identifier, found)
      return found
    }
    const content = key.type === 'footnoteDefinition' ? noteBody(key) : nodes
    const template = renderNodes(content, settings, definition)
    this.templates.set(key, { template, nodes, links })
    return template
  }
}

const makers = new Map<string, TreeMaker>()

/** One for each way of rendering: making ready takes as long as a page of text does. */
function treeMaker({ profile, article }: BlockOptions): TreeMaker {
  const way = `${profile} ${article}`
  const maker = makers.get(way) ?? new TreeMaker({ profile, article })
  makers.set(way, maker)
  return maker
}

function renderNodes(
  nodes: readonly RootContent[],
  settings: Making,
  definition: (identifier: string) => Definition | undefined,
): HtmlTemplate {
  const render = (inner: readonly RootContent[]): HtmlTemplate => {
    const { tree, slots } = settings.trees.make(inner, { definition, render })
    const safe = toSafeTree(tree, settings.profile, slots)
    if (settings.typographer) typeset(safe, settings.language)
    return writeHtml(safe, slots, settings)
  }
  return render(nodes)
}

function sameNodes(a: readonly RootContent[], b: readonly RootContent[]): boolean {
  return a.length === b.length && a.every((node, index) => node === b[index])
}

function sameLinks(used: CachedTemplate['links'], links: Definitions['links']): boolean {
  for (const [identifier, before] of used) {
    const now = links.get(identifier)
    if (now?.url !== before?.url || now?.title !== before?.title) return false
  }
  return true
}
