import type { Definition, FootnoteDefinition, Nodes, Root, RootContent } from 'mdast'
import { assemble } from './assemble'
import type { BlockTemplate, DocumentTemplate } from './number-notes'
import { parseMarkdown } from './parse'
import type { Rendered, RenderOptions } from './rendered'
import { toSafeTree } from './safe-tree'
import type { HtmlTemplate } from './template'
import { toTree } from './to-tree'
import { writeHtml } from './write-html'

export type { CitationPlace, CrossReferenceTarget, Rendered, RenderedBlock, RenderOptions } from './rendered'

/**
 * Renders a post's or comment's Markdown to sanitised HTML: the one pipeline of preview, export and command line. Any text
 * renders; what it may not hold is left out.
 */
export function renderMarkdown(markdown: string, options: RenderOptions = {}): Rendered {
  return assemble(toTemplates(parseMarkdown(markdown), options), options)
}

function toTemplates(root: Root, options: RenderOptions): DocumentTemplate {
  const { links, notes } = collectDefinitions(root)
  const settings = { profile: options.profile ?? 'post', article: options.article ?? false } as const
  const definition = (identifier: string) => links.get(identifier)
  const render = (nodes: readonly RootContent[]): HtmlTemplate => {
    const { tree, slots } = toTree(nodes, { ...settings, definition }, render)
    return writeHtml(toSafeTree(tree, settings.profile), slots, settings)
  }
  const blocks: BlockTemplate[] = []
  for (const node of root.children) {
    if (node.type === 'footnoteDefinition' || node.type === 'definition') continue
    const template = render([node])
    if (template.slots.length === 0 && template.parts[0] === '') continue
    blocks.push({ template, from: node.position?.start.offset ?? 0, to: node.position?.end.offset ?? 0 })
  }
  const bodies = new Map<string, () => HtmlTemplate>()
  for (const [identifier, note] of notes) bodies.set(identifier, () => render(noteBody(note)))
  return { blocks, bodies }
}

interface Definitions {
  readonly links: ReadonlyMap<string, Definition>
  readonly notes: ReadonlyMap<string, FootnoteDefinition>
}

/** The first definition of a name holds, wherever it stands. */
function collectDefinitions(root: Root): Definitions {
  const links = new Map<string, Definition>()
  const notes = new Map<string, FootnoteDefinition>()
  const visit = (node: Nodes): void => {
    if (node.type === 'definition' && !links.has(node.identifier)) links.set(node.identifier, node)
    if (node.type === 'footnoteDefinition' && !notes.has(node.identifier)) notes.set(node.identifier, node)
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(root)
  return { links, notes }
}

/** A note of one paragraph prints its words alone; the links back stand behind the last words. */
function noteBody(note: FootnoteDefinition): RootContent[] {
  const children = note.children.filter((child) => child.type !== 'footnoteDefinition' && child.type !== 'definition')
  const last = children[children.length - 1]
  if (last?.type !== 'paragraph') return [...children, { type: 'paragraph', children: [{ type: 'backLinks' }] }]
  const ending = [...last.children, { type: 'text' as const, value: ' ' }, { type: 'backLinks' as const }]
  if (children.length === 1) return [{ type: 'phrases', children: ending }]
  return [...children.slice(0, -1), { ...last, children: ending }]
}
