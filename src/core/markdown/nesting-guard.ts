import type { Extension } from 'micromark-util-types'

/** Blocks inside blocks are told apart this deep. No text is written deeper; what pretends to be overflows the stack. */
const MAX_NESTING = 300

/**
 * Signs of one kind in one paragraph that are still looked at: those that open or close nothing simple, and all. More take
 * time that grows faster than the text.
 */
const MAX_LOOSE = 2_000
const MAX_SIGNS = 40_000

const CONTAINERS = ['blockQuote', 'list', 'gfmFootnoteDefinition']
/** By signs, the syntax that has them; the mark of a note is none of it. */
const SIGNS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/[[\]]/g, ['labelEnd', 'labelStartImage', 'labelStartLink', 'inlineNote', 'crossReference', 'citation']],
  [/[*_~]/g, ['attention', 'strikethrough']],
  [/</g, ['autolink', 'htmlText']],
  [/`+/g, ['codeText']],
]
/** Marks of notes, links, pairs of brackets and emphasis, each simple and complete. */
const COMPLETE =
  /\[\^[^\s[\]]{1,999}\]|\^?\[[^[\]]{0,999}\](?:\([^()\s]{0,999}\))?|(\*{1,3}|_{1,3}|~{1,2})[^\s*_~[\]][^*_~[\]]{0,999}\1|<\/?[a-z][^<>]{0,99}>/gi

/**
 * For a text that no author wrote, made to exhaust the reader: leaves out the syntax that it abuses, so that it prints as
 * it is written. Nothing for all others.
 */
export function nestingGuard(text: string): Extension[] {
  const off: string[] = []
  if (nesting(text) > MAX_NESTING) off.push(...CONTAINERS)
  if (text.length > MAX_NESTING && tagNesting(text) > MAX_NESTING) off.push('htmlFlow', 'htmlText')
  if (text.length > MAX_LOOSE) off.push(...abusedSyntax(text))
  return off.length > 0 ? [{ disable: { null: off } }] : []
}

const CONTAINER_MARKS = /^(?:[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]\s]{1,999}\]:))*/
const INDENT = /^[ \t>]*/

/** How deep the line that nests deepest may stand, at most: marks on the line and two columns of indentation a level. */
function nesting(text: string): number {
  let deepest = 0
  for (const line of longLines(text)) {
    const head = CONTAINER_MARKS.exec(line)?.[0] ?? ''
    const signs = head.match(/[>:]|[-+*.)](?=[ \t])/g)?.length ?? 0
    const indent = INDENT.exec(line)?.[0].replace(/>/g, '').length ?? 0
    deepest = Math.max(deepest, signs + Math.floor(indent / 2))
  }
  return deepest
}

/** What a line begins with that nests at all. */
const NESTS = /[ \t>+*[\d-]/

/** The lines that are long enough to nest too deep, but for those that begin with a word. */
function* longLines(text: string): Generator<string> {
  const lines = text.includes('\r') ? text.replaceAll('\r', '\n') : text
  for (let at = 0; at < lines.length; ) {
    const feed = lines.indexOf('\n', at)
    const end = feed < 0 ? lines.length : feed
    if (end - at > MAX_NESTING && NESTS.test(lines.charAt(at))) yield lines.slice(at, end)
    at = end + 1
  }
}

/** Elements that take nothing in, and those that the next one of their kind ends. */
const NOT_NESTING = /^(?:area|base|br|col|dd|dt|embed|hr|img|input|li|link|meta|option|p|source|td|th|tr|track|wbr)$/i

/** How deep tags of HTML stand in one another, at most. */
function tagNesting(text: string): number {
  if (!text.includes('<')) return 0
  let depth = 0
  let deepest = 0
  for (const [, slash, name = ''] of text.matchAll(/<(\/?)([a-z][a-z0-9-]*)/gi)) {
    if (NOT_NESTING.test(name)) continue
    depth = Math.max(0, depth + (slash === '' ? 1 : -1))
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

function abusedSyntax(text: string): string[] {
  const off = new Set<string>()
  for (const paragraph of longParagraphs(text)) {
    const loose = paragraph.replace(COMPLETE, '')
    for (const [sign, syntax] of SIGNS) {
      if (count(loose, sign) > MAX_LOOSE || (paragraph.length > MAX_SIGNS && count(paragraph, sign) > MAX_SIGNS))
        for (const name of syntax) off.add(name)
    }
  }
  return [...off]
}

/** Empty lines, and those that begin a list item, a quote or a row, end a paragraph. */
function longParagraphs(text: string): string[] {
  const isLong = ({ length }: string) => length > MAX_LOOSE
  // Parted at the plainest of empty lines first: hardly anything is left to look through.
  const parts = text.split('\n\n').filter(isLong)
  return parts.flatMap((part) => part.split(/(?:\r\n?|\n)(?=[ \t]*(?:\r|\n|[-+*>|]|\d{1,9}[.)]))/)).filter(isLong)
}

function count(text: string, sign: RegExp): number {
  return text.match(sign)?.length ?? 0
}
