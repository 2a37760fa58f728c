import type { TextChange, TextSelection } from '../text-edit'

/** What begins an item: quotation marks, indent, then a bullet or a number, perhaps a task box. */
const ITEM = /^((?:>[ \t]?)*[ \t]*)([-*+]|(\d{1,9})([.)]))([ \t]+)(\[[ xX]\][ \t]+)?/
const QUOTE = /^(?:>[ \t]?)+/

/**
 * What Enter does in Markdown: goes on with a list (the next number, an empty task box) or a quotation, and ends it on
 * an item that is still empty. Null where Enter means a plain new line.
 */
export function continueLine(text: string, { anchor, head }: TextSelection): TextChange | null {
  const from = Math.min(anchor, head)
  const to = Math.max(anchor, head)
  const start = text.lastIndexOf('\n', from - 1) + 1
  const stop = text.indexOf('\n', from)
  const line = text.slice(start, stop < 0 ? text.length : stop)
  const prefix = ITEM.exec(line)
  const lead = prefix?.[0] ?? QUOTE.exec(line)?.[0]
  if (lead === undefined || from < start + lead.length || insideCode(text, start)) return null
  if (line.slice(lead.length).trim() === '' && from === to) {
    const keep = prefix ? (QUOTE.exec(line)?.[0] ?? '') : ''
    const insert = keep === lead ? '' : keep
    return {
      edits: [{ from: start, to: start + line.length, insert }],
      selection: { anchor: start + insert.length, head: start + insert.length },
    }
  }
  const insert = `\n${prefix ? nextItem(prefix) : lead}`
  return { edits: [{ from, to, insert }], selection: { anchor: from + insert.length, head: from + insert.length } }
}

function nextItem(prefix: RegExpExecArray): string {
  const [, indent = '', bullet = '-', number, sign = '.', gap = ' ', task] = prefix
  const marker = number === undefined ? bullet : `${Number(number) + 1}${sign}`
  return `${indent}${marker}${gap}${task === undefined ? '' : '[ ] '}`
}

/** Whether a line stands in a fenced block of code. */
function insideCode(text: string, lineStart: number): boolean {
  let fence: string | null = null
  for (const line of text.slice(0, lineStart).split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (mark === undefined) continue
    if (fence === null) fence = mark
    else if (mark.startsWith(fence) && line.trim() === mark) fence = null
  }
  return fence !== null
}
