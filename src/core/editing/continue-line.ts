import type { TextChange, TextSelection } from '../text-edit'

/** What begins an item: quotation marks, indent, then a bullet or a number, perhaps a task box. */
const ITEM = /^((?:>[ \t]?)*[ \t]*)([-*+]|(\d{1,9})([.)]))([ \t]+)(\[[ xX]\][ \t]+)?/
const QUOTE = /^(?:>[ \t]?)+/

/**
 * What Enter does in Markdown: goes on with a list (the next number, an empty task box) or a quotation. On an item that is
 * still empty it goes out to the list around this one, or ends the list or quotation: with a blank line, without which
 * Markdown takes the next words for more of the last item. Null where Enter means a plain new line.
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
    const insert = prefix ? endItem(text.slice(0, start), prefix) : endQuote(text.slice(0, start))
    return {
      edits: [{ from: start, to: start + line.length, insert }],
      selection: { anchor: start + insert.length, head: start + insert.length },
    }
  }
  const insert = `\n${prefix ? nextItem(prefix) : lead}`
  return { edits: [{ from, to, insert }], selection: { anchor: from + insert.length, head: from + insert.length } }
}

/** What stands in the place of an empty item: an item of the list around it, else the line behind the whole list. */
function endItem(above: string, [, lead = '']: RegExpExecArray): string {
  const lines = above.split('\n').slice(0, -1)
  for (let at = lines.length - 1; at >= 0 && lines[at]?.trim() !== ''; at -= 1) {
    const item = ITEM.exec(lines[at] ?? '')
    if (item && (item[1]?.length ?? 0) < lead.length) return nextItem(item)
  }
  const quote = QUOTE.exec(lead)?.[0] ?? ''
  return blank(lines, quote) ? quote : `${quote.trimEnd()}\n${quote}`
}

function endQuote(above: string): string {
  return blank(above.split('\n').slice(0, -1), '') ? '' : '\n'
}

/** Whether nothing but the marks of a quotation stands in the last of these lines. */
function blank(lines: readonly string[], quote: string): boolean {
  const last = lines[lines.length - 1] ?? ''
  return (quote === '' ? last : last.replace(QUOTE, '')).trim() === ''
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
