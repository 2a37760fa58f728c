/** A stretch of a text that holds whole top-level blocks, with the blank lines after them. */
export interface Segment {
  readonly from: number
  readonly to: number
  /** A line in it is indented as far as code is. */
  readonly indented: boolean
}

const LINE_FEED = 10
const RETURN = 13
const SPACE = 32
const TAB = 9
/** Would be dropped at the beginning of what is read, so nothing may begin with it. */
const BYTE_ORDER_MARK = 0xfeff

/**
 * Cuts a text where, as far as lines can tell, one top-level block ends and another begins: at an unindented line after a
 * blank one. Open code and HTML run over such a line (document.ts joins those when it sees them); lists do too, so a line
 * that may be a list item is no cut when the stretch before holds one. Begins at `start`.
 */
export function cutSegments(text: string, start = 0): Segment[] {
  const segments: Segment[] = []
  let from = start
  let blankBefore = false
  let list = false
  let code = false
  let at = start
  const endOfLine = text.includes('\r') ? endOfAnyLine : endOfUnixLine
  while (at < text.length) {
    const first = text.charCodeAt(at)
    const indented = first === SPACE || first === TAB || first === BYTE_ORDER_MARK
    const end = endOfLine(text, at)
    const blank = isBlank(text, at, end)
    if (!blank) {
      const item = startsListItem(text, at, end)
      if (blankBefore && !indented && at > from && !(item && list)) {
        segments.push({ from, to: at, indented: code })
        from = at
        list = false
        code = false
      }
      list ||= item
      code ||= indented && /^ {0,3}(?:\t| {4})/.test(text.slice(at, at + 4))
    }
    blankBefore = blank
    at = afterLineEnd(text, end)
  }
  if (from < text.length) segments.push({ from, to: text.length, indented: code })
  return segments
}

/** The engine looks for one sign far quicker than for either of two. */
function endOfUnixLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

function endOfAnyLine(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === LINE_FEED || code === RETURN) return at
    at += 1
  }
  return at
}

function afterLineEnd(text: string, end: number): number {
  return text.charCodeAt(end) === RETURN && text.charCodeAt(end + 1) === LINE_FEED ? end + 2 : end + 1
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at)
    if (code !== SPACE && code !== TAB) return false
  }
  return true
}

const LIST_ITEM = /^ {0,3}(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/

function startsListItem(text: string, from: number, to: number): boolean {
  const code = text.charCodeAt(from)
  // Letters begin most lines.
  if (code > 57 || (code < 42 && code !== SPACE)) return false
  return LIST_ITEM.test(text.slice(from, Math.min(to, from + 16)))
}
