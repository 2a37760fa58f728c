import type { RootContent } from 'mdast'

/** The five kinds of HTML blocks that run on over blank lines, with what ends each (CommonMark 0.31.2, section 4.6). */
const HTML_KINDS: readonly (readonly [start: RegExp, end: RegExp])[] = [
  [/^<(?:script|pre|style|textarea)(?:[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/gi],
  [/^<!--/, /-->/g],
  [/^<\?/, /\?>/g],
  [/^<![a-z]/i, />/g],
  [/^<!\[CDATA\[/, /\]\]>/g],
]

/** Code by its indent, which needs nothing to close it, also where its words look like a fence. */
const INDENTED = /^(?: {4}| {0,3}\t)/

/**
 * If a top-level block is code or HTML that nothing closes, answers a pattern for what would; else null. `written` is the
 * block as written. The pattern is global, to be searched on from a place in the text.
 */
export function missingEnd(block: RootContent | undefined, written: string): RegExp | null {
  const source = written.trimStart()
  if (block?.type === 'code') return INDENTED.test(written) ? null : missingFence(source)
  if (block?.type !== 'html') return null
  for (const [start, end] of HTML_KINDS) {
    if (!start.test(source)) continue
    end.lastIndex = 0
    return end.test(source) ? null : new RegExp(end.source, end.flags)
  }
  return null
}

function missingFence(source: string): RegExp | null {
  const fence = /^(?:`{3,}|~{3,})/.exec(source)?.[0]
  if (fence === undefined) return null
  const closing = ` {0,3}${fence[0]}{${fence.length},}[ \\t]*`
  const lines = source.split(/\r\n?|\n/)
  if (lines.length > 1 && new RegExp(`^${closing}$`).test(lines[lines.length - 1] ?? '')) return null
  return new RegExp(`(?<=[\\r\\n])${closing}(?=[\\r\\n]|$)`, 'g')
}
