import { withLineEndsOf } from '../../core/line-ends'
import type { TextEdit, TextSelection } from '../../core/text-edit'
import { AreaText } from './area-text'
import type { Mirror } from './mirror'
import { isShort, moveOver, partAround, type Stretch } from './part-around'
import { spliceBetween } from './splice'

/** So many heights of the view must be laid out above and below it. */
const AHEAD = 2

/**
 * What of a text the text area holds. A usual text is there whole; of a monstrous one only the part around the view is,
 * with empty space for the rest, and the part follows the view and the caret. Offsets here are those of the whole text.
 */
export class ShownText {
  private text = ''
  private from = 0
  /** The part that the text area holds. */
  private held = new AreaText('')
  /** The selection, while it is not in the part, and where the text area's own waits meanwhile. */
  private away: { readonly selection: TextSelection; readonly parked: Stretch } | null = null
  /** The mouse or an input method is at work on the text area, which must not change now. */
  private busy = false

  constructor(
    private readonly area: HTMLTextAreaElement,
    private readonly mirror: Mirror,
    private readonly scroller: HTMLElement,
  ) {}

  /** Shows a text; of a long one the part given, else its beginning. */
  set(text: string, part: Stretch | null): void {
    this.text = text
    const start = partAround(text, { from: 0, to: 0 })
    this.hold(start.to === text.length ? start : (part ?? start))
  }

  private get shown(): string {
    return this.held.text
  }

  get part(): Stretch {
    return { from: this.from, to: this.from + this.shown.length }
  }

  private get isWhole(): boolean {
    return this.shown.length === this.text.length
  }

  /** Takes over what was typed: answers the splice of the whole text, or null when nothing was. */
  typed(): TextEdit | null {
    const { held } = this
    const splice = spliceBetween(held.value, this.area.value)
    if (!splice) return null
    const [from, to] = [held.toText(splice.from), held.toText(splice.to)]
    const insert = splice.insert.includes('\n') ? withLineEndsOf(this.text, splice.insert) : splice.insert
    const isSame = held.value === held.text && insert === splice.insert
    this.held = new AreaText(isSame ? this.area.value : held.text.slice(0, from) + insert + held.text.slice(to))
    this.mirror.follow(this.shown)
    return { from: this.from + from, to: this.from + to, insert }
  }

  /** The whole text after what was typed. */
  becomes(text: string): void {
    this.text = text
  }

  /** Shows the text that edits made of the one before. */
  edited(text: string, edits: readonly TextEdit[], near: number): void {
    const { from, to } = this.isWhole ? { from: 0, to: text.length } : moved(this.part, edits)
    const part = text.slice(from, to)
    this.text = text
    if (!isShort(part, 2) || (part === '' && text !== '')) {
      this.hold(partAround(text, { from: near, to: near }))
      return
    }
    this.from = from
    this.fill(part)
    this.mirror.follow(part)
    this.makeRoom()
  }

  /** Shows less again where more than is quick to lay out has come in, unless it is all selected. */
  settle(): void {
    const { anchor, head } = this.selection()
    if (this.busy || anchor !== head || isShort(this.shown, 2)) return
    this.keepingView(() => this.hold(partAround(this.text, { from: head, to: head })))
  }

  private hold(part: Stretch): void {
    const selection = this.selection()
    this.from = part.from
    this.fill(this.text.slice(part.from, part.to))
    this.mirror.setText(this.shown)
    this.makeRoom()
    this.place(selection)
  }

  private fill(part: string): void {
    this.held = new AreaText(part)
    if (this.area.value !== this.held.value) this.area.value = this.held.value
  }

  /** Leaves empty space for what is not laid out, as if its lines were like those that are. */
  private makeRoom(): void {
    const { style } = this.mirror.root.parentElement as HTMLElement
    const each = this.isWhole ? 0 : this.mirror.root.offsetHeight / Math.max(1, this.shown.length)
    const room = (length: number) => (length === 0 || each === 0 ? '' : `${Math.min(length * each, 8_000_000)}px`)
    style.marginTop = room(this.from)
    style.marginBottom = room(this.text.length - this.part.to)
  }

  selection(): TextSelection {
    const { selectionStart: start, selectionEnd: end, selectionDirection } = this.area
    if (this.away && this.isAway) return this.away.selection
    const [first, last] = [this.from + this.held.toText(start), this.from + this.held.toText(end)]
    return selectionDirection === 'backward' ? { anchor: last, head: first } : { anchor: first, head: last }
  }

  /** Sets the selection without bringing it into the part. */
  place(selection: TextSelection): void {
    const [first, last] = ends(selection)
    const inPart = (offset: number) => this.held.toArea(Math.min(Math.max(offset - this.from, 0), this.shown.length))
    const direction = selection.head < selection.anchor ? 'backward' : 'forward'
    this.area.setSelectionRange(inPart(first), inPart(last), direction)
    this.away = this.holds(first, last) ? null : { selection, parked: { from: inPart(first), to: inPart(last) } }
  }

  /** Sets the selection, and shows the part with it. */
  select(selection: TextSelection): void {
    const [from, to] = ends(selection)
    if (!this.holds(from, to)) this.hold(partAround(this.text, { from, to }))
    this.place(selection)
  }

  /** Selects a stretch, all of it laid out; what is seen stays where it is. */
  selectInView(selection: TextSelection): void {
    this.keepingView(() => this.select(selection))
  }

  /** Whether the selection is not in the part. */
  get isAway(): boolean {
    const { selectionStart: start, selectionEnd: end } = this.area
    return this.away !== null && this.away.parked.from === start && this.away.parked.to === end
  }

  private holds(from: number, to: number): boolean {
    return from >= this.from && to <= this.part.to
  }

  /** Shows the part with an offset; the selection may be elsewhere. */
  bring(offset: number): void {
    if (!this.holds(offset, offset)) this.hold(partAround(this.text, { from: offset, to: offset }))
  }

  /** The selection is to be worked on: a part without it gives way. Answers whether it did. */
  comeBack(): boolean {
    if (!this.isAway) return false
    this.select(this.selection())
    return true
  }

  /** The mouse sets the selection now, or an input method writes; null when neither does any more. */
  work(by: 'mouse' | 'input method' | null): void {
    if (by === 'mouse') this.away = null
    this.busy = by !== null
    if (!this.busy) this.follow()
  }

  /** Brings the part along with the view, before an end of it comes into sight. */
  follow(): void {
    if (this.isWhole || this.busy) return
    const view = this.scroller.getBoundingClientRect()
    const own = this.mirror.root.getBoundingClientRect()
    const enough = view.height * AHEAD
    const above = this.from === 0 || view.top - own.top >= enough
    const below = this.part.to === this.text.length || own.bottom - view.bottom >= enough
    if (above && below) return
    const top = this.top()
    this.keepingView(() => this.hold(partAround(this.text, { from: top, to: top })))
  }

  /** Does something that moves the text on the page, and brings what is seen back to where it was. */
  private keepingView(change: () => void): void {
    const top = this.top()
    const over = this.heightAbove() - this.yOf(top)
    change()
    this.bring(top)
    const rest = Math.abs(over) < this.scroller.clientHeight * AHEAD ? over : 0
    this.scroller.scrollTop += this.yOf(top) + rest - this.heightAbove()
  }

  /** How much of the part is above the view (px). */
  private heightAbove(): number {
    return this.scroller.getBoundingClientRect().top - this.mirror.root.getBoundingClientRect().top
  }

  /** The offset at the top of the view; where nothing is laid out and within a long line it is estimated. */
  top(): number {
    const y = this.heightAbove()
    const height = this.mirror.root.offsetHeight
    const { from, to } = this.part
    const { marginTop, marginBottom } = (this.mirror.root.parentElement as HTMLElement).style
    if (y <= 0)
      return from === 0 ? 0 : Math.max(0, Math.floor(from * (1 + y / Math.max(1, Number.parseFloat(marginTop)))))
    const rest = this.text.length - to
    if (y > height && rest > 0)
      return Math.min(
        this.text.length,
        to + Math.floor((rest * (y - height)) / Math.max(1, Number.parseFloat(marginBottom))),
      )
    return from + this.mirror.offsetAtY(y)
  }

  /** How many pixels below the top of the part an offset of it stands. */
  yOf(offset: number): number {
    return this.mirror.yOf(Math.min(Math.max(offset - this.from, 0), this.shown.length))
  }

  rectOf(offset: number): DOMRect | null {
    return this.holds(offset, offset) ? this.mirror.rectOf(offset - this.from) : null
  }

  offsetAt(x: number, y: number): number {
    return this.from + this.mirror.offsetAtPoint(x, y)
  }

  rangeOf(from: number, to: number): Range | null {
    return this.holds(from, to) ? this.mirror.rangeOf(from - this.from, to - this.from) : null
  }
}

function moved({ from, to }: Stretch, edits: readonly TextEdit[]): Stretch {
  return { from: moveOver(from, edits), to: moveOver(to, edits) }
}

function ends({ anchor, head }: TextSelection): readonly [first: number, last: number] {
  return [Math.min(anchor, head), Math.max(anchor, head)]
}
