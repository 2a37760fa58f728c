import type { Root, RootContent } from 'mdast'
import { type Extension as FromMarkdownExtension, fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import type { Extension, State, TokenizeContext } from 'micromark-util-types'
import { citationNodes } from './citation-nodes'
import { crossReferenceFromMarkdown } from './cross-reference-syntax'
import { DefinedNames } from './defined-names'
import { inlineNoteFromMarkdown } from './inline-note-syntax'
import { freeMarksFromLiterals, linkLiteralsInBrackets, mayHoldLinks } from './literal-links'
import { nestingGuard } from './nesting-guard'
import { syntaxFor } from './text-syntax'
import { limitDepth } from './tree-depth'
import './nodes'

/** Names that references may use: of links and of notes, as `normalizeIdentifier` writes them. */
export interface Names {
  readonly links: ReadonlySet<string>
  readonly notes: ReadonlySet<string>
}

/** What was asked while reading, with the answers. */
export interface Asked {
  readonly links: ReadonlyMap<string, boolean>
  readonly notes: ReadonlyMap<string, boolean>
}

export interface ParsedRun {
  /** The blocks; their positions are offsets in the run. */
  readonly nodes: readonly RootContent[]
  readonly asked: Asked
}

/** Reads a run of whole blocks. `elsewhere` are the names defined in the rest of the document. */
export function parseRun(text: string, elsewhere: Names): ParsedRun {
  const links = new DefinedNames(elsewhere.links)
  const notes = new DefinedNames(elsewhere.notes)
  const citations = citationNodes(text)
  const extensions = [...syntaxFor(text), namesSyntax(links, notes), ...nestingGuard(text)]
  if (citations) extensions.push(citations.syntax)
  const mdastExtensions = citations ? [...NODES, citations.fromMarkdown] : NODES
  const root: Root = fromMarkdown(text, { extensions, mdastExtensions })
  limitDepth(root, text)
  if (mayHoldLinks(text)) {
    linkLiteralsInBrackets(root, text)
    freeMarksFromLiterals(root, text, (label) => notes.includes(normalizeIdentifier(label)))
  }
  return { nodes: root.children, asked: { links: links.asked, notes: notes.asked } }
}

/** GFM's nodes; its search for links in words already read is done where it is needed (literal-links.ts). */
const NODES: FromMarkdownExtension[] = [
  ...gfmFromMarkdown().map(({ transforms: _, ...extension }) => extension),
  inlineNoteFromMarkdown(),
  crossReferenceFromMarkdown(),
]

/** Puts our names in the place of micromark's before anything is read. */
function namesSyntax(links: DefinedNames, notes: DefinedNames): Extension {
  function tokenize(this: TokenizeContext, _: unknown, __: State, nok: State): State {
    this.parser.defined = links
    this.parser.gfmFootnotes = notes
    return nok
  }
  return { document: { null: { name: 'definedNames', tokenize } } }
}
