import type { Root } from 'mdast'
import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import { parseDocument } from './document'
import { collectNames } from './document-names'
import type { ParsedDocument } from './document-parts'
import { freeMarksFromLiterals, mayHoldLinks } from './literal-links'
import { makeParts } from './make-parts'
import { nestingGuard } from './nesting-guard'
import { parseRun } from './parse-run'
import { cutSegments } from './segments'
import { limitDepth } from './tree-depth'

/** Reads a whole text as CommonMark and GFM with notes: mdast with offsets, as mdast-util-from-markdown gives it. */
export type WholeReader = (text: string) => Root

/** Signs of the syntax that only ours has: citations, inline notes, cross-references. */
const OWN_SYNTAX = /@|\^\[|\[\[/

/**
 * A `parseDocument` that leaves the reading to a faster reader, but for the parts with syntax of our own and for hostile
 * texts. What it gives is for one rendering: edits are read on from documents of `parseDocument`.
 */
export function fasterReader(readWhole: WholeReader): (text: string) => ParsedDocument {
  return (text) => {
    if (text.charCodeAt(0) === 0xfeff || nestingGuard(text).length > 0) return parseDocument(text)
    const root = readWhole(text)
    limitDepth(root, text)
    const asked = { links: new Map<string, boolean>(), notes: new Map<string, boolean>() }
    const segments = cutSegments(text)
    const parts = makeParts(text, segments, { nodes: root.children, asked }, false)
    const names = collectNames(parts)
    const isNote = (label: string) => names.notes.has(normalizeIdentifier(label))
    let at = 0
    const starts: number[] = []
    const finished = parts.map((part) => {
      starts.push(at)
      at += part.text.length
      if (OWN_SYNTAX.test(part.text)) return { ...part, ...parseRun(part.text, names) }
      if (mayHoldLinks(part.text)) {
        const tree: Root = { type: 'root', children: [...part.nodes] }
        freeMarksFromLiterals(tree, part.text, isNote)
      }
      return part
    })
    return { text, parts: finished, starts }
  }
}
