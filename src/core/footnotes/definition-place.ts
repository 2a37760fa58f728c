import type { Root } from 'mdast'
import { lineEndOf } from '../line-ends'
import type { NoteScan } from './note'

export interface DefinitionPlace {
  readonly at: number
  /** What goes before and after the new definition there. */
  readonly before: string
  readonly after: string
}

/**
 * Where a new definition goes: after the last definition that stands by itself, else at the end of the text, but never
 * before `caret` there. A text that ends in open code takes it before that code.
 */
export function definitionPlace(text: string, root: Root, scan: NoteScan, caret: number): DefinitionPlace {
  const eol = lineEndOf(text)
  const standing = scan.definitions.filter((definition) => !definition.nested)
  const last = standing[standing.length - 1]
  if (last) {
    const at = endOfLine(text, last.to)
    const previous = standing[standing.length - 2]
    const close = previous !== undefined && !/\n[ \t]*\r?\n/.test(text.slice(previous.contentTo, last.from))
    return { at, before: close ? eol : eol + eol, after: blankLineMissing(text, at, eol) }
  }
  const open = openBlock(root, text)
  if (open !== null) return { at: open, before: '', after: eol + eol }
  const at = Math.max(text.trimEnd().length, caret)
  return { at, before: eol + eol, after: '' }
}

/** A line end, when words on the next line would else become part of a note that ends at `at`. */
export function blankLineMissing(text: string, at: number, eol: string): string {
  return /^\r?\n[ \t]*[^\s]/.test(text.slice(at, at + 300)) ? eol : ''
}

/** The end of the line, when only blanks follow on it. */
function endOfLine(text: string, at: number): number {
  const blanks = /^[ \t]*/.exec(text.slice(at, at + 200))?.[0].length ?? 0
  const next = text[at + blanks]
  return next === undefined || next === '\n' || next === '\r' ? at + blanks : at
}

/** Where the last block begins, if it is code or HTML that would swallow whatever is written after it. */
function openBlock(root: Root, text: string): number | null {
  const last = root.children[root.children.length - 1]
  const from = last?.position?.start.offset
  if (!last || from === undefined) return null
  const source = text.slice(from, last.position?.end.offset).trimEnd()
  if (last.type === 'html') return from
  if (last.type !== 'code') return null
  const fence = /^(`{3,}|~{3,})/.exec(source)?.[1]
  if (fence === undefined) return null
  const closing = source.slice(source.lastIndexOf('\n') + 1).trim()
  const closed = source.includes('\n') && closing.length >= fence.length && closing === fence[0]?.repeat(closing.length)
  return closed ? null : from
}
