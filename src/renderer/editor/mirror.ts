import { codeLines, type LineMark, lineMarks } from '../../core/editing/line-marks'
import type { TextEdit } from '../../core/text-edit'
import { lineStarts } from './lines'
import { spliceBetween } from './splice'

/** Up to so many lines of one edit are marked with it; of more, only those in view, by `paint`. */
const AT_ONCE = 20

/**
 * The backdrop of the text area: the same text in the same metrics, one element a source line. It gives the text area
 * its height, tells where a place of the text is on screen, and carries the marks of the lines in view. Its letters are
 * transparent, so it may lag: a key press only tells it the new text, and it takes that over after the frame that shows
 * the letter, or at once when somebody asks where something is.
 */
export class Mirror {
  private text = ''
  /** The text it is still to take over. */
  private wanted: string | null = null
  private code: readonly boolean[] | null = null
  private isBroken: (mark: LineMark) => boolean = () => false
  private starts: number[] = [0]

  constructor(readonly root: HTMLElement) {}

  /** Shows a whole text. */
  setText(text: string): void {
    this.wanted = null
    this.text = text
    this.code = null
    this.starts = lineStarts(text)
    this.root.replaceChildren(linesOf(text.split('\n')))
  }

  /** Says which text to show from now on. */
  follow(text: string): void {
    this.wanted = text
  }

  /** Takes the text over that it was told last; whoever asks where something is needs not call it. */
  catchUp(): void {
    const { wanted } = this
    this.wanted = null
    const edit = wanted === null ? null : spliceBetween(this.text, wanted)
    if (edit && wanted !== null) this.update(edit, wanted)
  }

  /** Follows one edit; only the lines it touches are made anew. `text` is the text after it. */
  private update(edit: TextEdit, text: string): void {
    const first = this.lineAt(edit.from)
    const last = this.lineAt(edit.to)
    const added = text.slice(this.starts[first] ?? 0, endOfLine(text, edit.from + edit.insert.length)).split('\n')
    const elements = linesOf(added)
    const gone = last - first + 1
    for (let at = 1; at < gone; at++) this.root.children[first + 1]?.remove()
    this.root.children[first]?.replaceWith(elements)
    this.text = text
    this.code = null
    this.starts = lineStarts(text)
    // What is typed is in view, and marking it now saves laying it out twice.
    if (added.length <= AT_ONCE) for (let line = first; line < first + added.length; line++) this.mark(line)
  }

  /** Marks the lines between two heights (pixels below the top of the mirror); lines marked before are left as they are. */
  paint(top: number, bottom: number): void {
    this.catchUp()
    const last = this.lineAtY(bottom)
    for (let line = this.lineAtY(top); line <= last; line++) this.mark(line)
  }

  private mark(line: number): void {
    const element = this.element(line)
    if (!element || element.dataset.painted !== undefined) return
    element.dataset.painted = ''
    const text = this.lineText(line)
    if (text.length < LONG && !PLAIN.test(text) && !this.isCode(line))
      fill(element, text, lineMarks(text), this.isBroken)
  }

  /** Says which marks lead nowhere, and lets all lines be marked anew by it. */
  judge(isBroken: (mark: LineMark) => boolean): void {
    this.isBroken = isBroken
    for (const element of this.root.querySelectorAll<HTMLElement>('[data-painted]')) delete element.dataset.painted
  }

  private isCode(line: number): boolean {
    this.code ??= codeLines(this.text.split('\n').map(withoutReturn))
    return this.code[line] ?? false
  }

  /** The line of an offset, counted from 0. */
  private lineAt(offset: number): number {
    let [low, high] = [0, this.starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  private startOf(line: number): number {
    return this.starts[line] ?? this.text.length
  }

  /** The text of a line without its end. */
  private lineText(line: number): string {
    return withoutReturn(this.text.slice(this.startOf(line), (this.starts[line + 1] ?? this.text.length + 1) - 1))
  }

  private element(line: number): HTMLElement | undefined {
    return this.root.children[line] as HTMLElement | undefined
  }

  /** The last line whose top is at or above `y`, in pixels below the top of the mirror. */
  private lineAtY(y: number): number {
    let [low, high] = [0, this.starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.element(middle)?.offsetTop ?? 0) <= y) low = middle
      else high = middle - 1
    }
    return low
  }

  /** The offset of what stands `y` pixels below the top; within a long line it is estimated. */
  offsetAtY(y: number): number {
    this.catchUp()
    const line = this.lineAtY(y)
    const element = this.element(line)
    const part = element ? Math.min(1, (y - element.offsetTop) / Math.max(1, element.offsetHeight)) : 0
    return this.startOf(line) + Math.floor(part * this.lineText(line).length)
  }

  /** How many pixels below the top an offset stands, by the same estimate. */
  yOf(offset: number): number {
    this.catchUp()
    const line = this.lineAt(offset)
    const element = this.element(line)
    const part = (offset - this.startOf(line)) / Math.max(1, this.lineText(line).length)
    return element ? element.offsetTop + part * element.offsetHeight : 0
  }

  /** The offset of the letter at a point of the window, in pixels. */
  offsetAtPoint(x: number, y: number): number {
    this.catchUp()
    const line = this.lineAtY(y - this.root.getBoundingClientRect().top)
    const start = this.startOf(line)
    let [low, high] = [0, this.lineText(line).length]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      const rect = this.rectOf(start + middle)
      const before = rect !== null && (rect.bottom <= y || (rect.top <= y && rect.left <= x))
      if (before) low = middle
      else high = middle - 1
    }
    return start + low
  }

  /** A range over the letters of a stretch; an end in an empty line has none. */
  rangeOf(from: number, to: number): Range | null {
    this.catchUp()
    const [start, end] = [this.place(from), this.place(to)]
    if (!start || !end) return null
    const range = document.createRange()
    range.setStart(start.node, start.offset)
    range.setEnd(end.node, end.offset)
    return range
  }

  private place(offset: number): { readonly node: Text; readonly offset: number } | null {
    const line = this.lineAt(offset)
    const element = this.element(line)
    return element ? textPlace(element, offset - this.startOf(line)) : null
  }

  /** Where a place of the text is, in pixels of the window. */
  rectOf(offset: number): DOMRect | null {
    this.catchUp()
    const element = this.element(this.lineAt(offset))
    if (!element) return null
    const place = this.place(offset)
    if (!place) return element.getBoundingClientRect()
    const range = document.createRange()
    range.setStart(place.node, place.offset)
    range.collapse(true)
    const [rect] = range.getClientRects()
    return rect ?? element.getBoundingClientRect()
  }
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end
}

/** The marks of a longer line are not drawn: all of them would be laid out anew with each key in it. */
const LONG = 20_000

/** A line without any sign that could begin a mark. */
const PLAIN = /^(?! {0,3}[#>])[^[]*$/

/** Puts the text of a line into its element, with a span around each mark. The letters and their order stay the same. */
function fill(
  element: HTMLElement,
  text: string,
  marks: readonly LineMark[],
  isBroken: (mark: LineMark) => boolean,
): void {
  if (marks.length === 0 && element.childElementCount === 0) return
  const parts: (string | HTMLElement)[] = []
  let at = 0
  for (const mark of marks) {
    const span = document.createElement('span')
    span.textContent = text.slice(mark.from, mark.to)
    span.dataset.mark = isBroken(mark) ? 'broken' : mark.kind
    parts.push(text.slice(at, mark.from), span)
    at = mark.to
  }
  element.replaceChildren(...parts.filter((part) => part !== ''), text.slice(at))
}

/** The first half of a line end of Windows is no letter. */
function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}

/** Lines as one piece: a call takes only so many arguments, and a text may have more lines. */
function linesOf(lines: readonly string[]): DocumentFragment {
  const fragment = document.createDocumentFragment()
  for (const line of lines) fragment.append(lineElement(line))
  return fragment
}

function lineElement(text: string): HTMLElement {
  const element = document.createElement('div')
  element.textContent = withoutReturn(text)
  return element
}

/** The text node and offset of a column in a line, across the spans that mark parts of it. */
function textPlace(element: HTMLElement, column: number): { readonly node: Text; readonly offset: number } | null {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  let left = column
  let last: Text | null = null
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    last = node as Text
    if (left <= last.length) return { node: last, offset: left }
    left -= last.length
  }
  return last ? { node: last, offset: last.length } : null
}
