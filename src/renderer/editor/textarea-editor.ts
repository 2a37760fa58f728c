import type { LineMark } from '../../core/editing/line-marks'
import { applyEdits, type TextChange, type TextEdit, type TextSelection } from '../../core/text-edit'
import { editPost } from '../session/posts'
import { session, useSession } from '../session/session'
import { holdKeys } from '../ui/held-keys'
import type { StepKind } from './history'
import { type EditorMemory, memoryOf } from './memory'
import { Mirror } from './mirror'
import type { EditorPort, Placement } from './port'
import { spliceBetween } from './splice'

/** Hebrew, Arabic, Syriac, Thaana and the other scripts that run from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/** What an empty text says. */
const HINT = 'Write here. Ctrl Alt F adds a note.'

/** How far beyond the view lines are marked (px). */
const AROUND = 300

/** How long typing rests before lines that it moved into view are marked (ms). */
const REST = 150

/** The `EditorPort` over a plain text area with our own undo history and a mirror behind it. */
export class TextareaEditor implements EditorPort {
  private value = ''
  /** Whether a command is being answered. */
  private answering = false
  private before: TextSelection = { anchor: 0, head: 0 }
  private frame = 0
  private following = false
  private resting: ReturnType<typeof setTimeout> | undefined
  /** Whether a word is being composed of which something stands in the text already. */
  private composed = false
  private readonly memory: EditorMemory
  private readonly mirror: Mirror
  private readonly scroller: HTMLElement
  private readonly changed = new Set<() => void>()
  private readonly selected = new Set<() => void>()
  private readonly scrolled = new Set<() => void>()
  private readonly release: (() => void)[] = []

  constructor(
    readonly post: string,
    private readonly area: HTMLTextAreaElement,
    mirrorRoot: HTMLElement,
  ) {
    this.scroller = area.closest<HTMLElement>('[data-scroller="editor"]') ?? area
    this.mirror = new Mirror(mirrorRoot)
    const body = session().desk[post]?.draft.body ?? ''
    this.memory = memoryOf(post, body)
    area.value = this.memory.text
    this.mirror.setText(this.memory.text)
    this.value = this.memory.text
    this.hint(this.value)
    this.mindDirection(this.value)
    if (this.memory.text !== body) this.replaceFromOutside(body)
    area.readOnly = session().readOnly !== null
    this.setSelection(this.memory.selection)
    this.scroller.scrollTop = this.memory.scrollTop
    this.listen()
    this.paintSoon()
  }

  private listen(): void {
    const on = <T extends Event>(target: EventTarget, name: string, run: (event: T) => void) => {
      target.addEventListener(name, run as EventListener)
      this.release.push(() => target.removeEventListener(name, run as EventListener))
    }
    on<InputEvent>(this.area, 'beforeinput', (event) => this.onBeforeInput(event))
    on<InputEvent>(this.area, 'input', (event) => this.onInput(event))
    on(this.area, 'compositionstart', () => {
      this.composed = false
    })
    on(document, 'selectionchange', () => {
      if (document.activeElement === this.area) for (const listener of this.selected) listener()
    })
    on(this.scroller, 'scroll', () => {
      this.paintSoon()
      for (const listener of this.scrolled) listener()
    })
    const resized = new ResizeObserver(() => this.paintSoon())
    resized.observe(this.scroller)
    this.release.push(() => resized.disconnect())
    this.release.push(
      useSession.subscribe((state) => {
        const body = state.desk[this.post]?.draft.body
        if (body !== undefined && body !== this.value) this.replaceFromOutside(body)
        this.area.readOnly = state.readOnly !== null
      }),
    )
  }

  /** Leaves the widget; what undo, caret and scrolling need stays in the memory of the post. */
  dispose(): void {
    this.memory.selection = this.selection()
    this.memory.scrollTop = this.scroller.scrollTop
    cancelAnimationFrame(this.frame)
    clearTimeout(this.resting)
    for (const stop of this.release) stop()
  }

  /** Says which marks of the text lead nowhere; they are underlined. */
  judgeMarks(isBroken: (mark: LineMark) => boolean): void {
    this.mirror.judge(isBroken)
    this.paintSoon()
  }

  /** Marks the lines in view, and some around them, with the next frame. */
  private paintSoon(): void {
    if (this.frame !== 0) return
    this.frame = requestAnimationFrame(() => {
      this.frame = 0
      const view = this.scroller.getBoundingClientRect()
      const top = view.top - this.area.getBoundingClientRect().top
      this.mirror.paint(top - AROUND, top + view.height + AROUND)
    })
  }

  /**
   * Brings the mirror up to what was typed in a task after the frame that shows it, so that no key waits for it; lines
   * that moved into view are marked when the hand rests.
   */
  private followSoon(): void {
    clearTimeout(this.resting)
    this.resting = setTimeout(() => this.paintSoon(), REST)
    if (this.following) return
    this.following = true
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.following = false
        this.mirror.catchUp()
      }),
    )
  }

  text(): string {
    return this.value
  }

  selection(): TextSelection {
    const { selectionStart: start, selectionEnd: end, selectionDirection } = this.area
    return selectionDirection === 'backward' ? { anchor: end, head: start } : { anchor: start, head: end }
  }

  apply(change: TextChange): void {
    if (this.area.readOnly) return
    if (change.edits.length > 0) {
      const after = applyEdits(this.value, change.edits)
      this.commit(change.edits, after, { before: this.selection(), after: change.selection }, 'command')
      this.show(after)
    }
    this.setSelection(change.selection)
    this.reveal(change.selection.head, 'nearest')
    this.tellChanged()
  }

  edit(edits: readonly TextEdit[], kind: StepKind): void {
    if (this.area.readOnly || edits.length === 0) return
    const before = this.selection()
    const after = { anchor: moveOver(before.anchor, edits), head: moveOver(before.head, edits) }
    const text = applyEdits(this.value, edits)
    this.commit(edits, text, { before, after }, kind)
    this.show(text)
    this.setSelection(after)
    this.tellChanged()
  }

  async applyLater(answer: (text: string, selection: TextSelection) => Promise<TextChange | null>): Promise<void> {
    if (this.answering || this.area.readOnly) return
    this.answering = true
    const applied = this.applyAnswer(answer)
    void holdKeys(applied)
    await applied
  }

  private async applyAnswer(answer: Parameters<EditorPort['applyLater']>[0]): Promise<void> {
    try {
      for (;;) {
        const asked = this.value
        const change = await answer(asked, this.selection())
        // The text changed from beside meanwhile (a reload, a word composed): the answer would be about another text.
        if (this.value !== asked) continue
        if (change) this.apply(change)
        return
      }
    } finally {
      this.answering = false
    }
  }

  select(selection: TextSelection, placement: Placement = 'nearest'): void {
    this.setSelection(selection)
    this.focus()
    this.reveal(selection.head, placement)
  }

  focus(): void {
    this.area.focus({ preventScroll: true })
  }

  undo(): void {
    this.restore(this.memory.history.undo(this.value))
  }

  redo(): void {
    this.restore(this.memory.history.redo(this.value))
  }

  canUndo(): boolean {
    return this.memory.history.canUndo
  }

  canRedo(): boolean {
    return this.memory.history.canRedo
  }

  reveal(offset: number, placement: Placement): void {
    const rect = this.mirror.rectOf(offset)
    if (!rect) return
    const view = this.scroller.getBoundingClientRect()
    const margin = 48
    if (placement === 'nearest') {
      if (rect.top < view.top + margin) this.scroller.scrollTop += rect.top - view.top - margin
      else if (rect.bottom > view.bottom - margin) this.scroller.scrollTop += rect.bottom - view.bottom + margin
    } else {
      const target = placement === 'top' ? view.top + margin / 2 : view.top + view.height / 2 - rect.height
      this.scroller.scrollTop += rect.top - target
    }
  }

  top(): number {
    const y = this.scroller.getBoundingClientRect().top - this.area.getBoundingClientRect().top
    return y <= 0 ? 0 : this.mirror.offsetAtY(y)
  }

  scrollToTop(offset: number): void {
    const above = this.area.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top
    this.scroller.scrollTop = offset === 0 ? 0 : above + this.scroller.scrollTop + this.mirror.yOf(offset)
  }

  rectOf(offset: number): DOMRect | null {
    return this.mirror.rectOf(offset)
  }

  offsetAt(x: number, y: number): number {
    return this.mirror.offsetAtPoint(x, y)
  }

  rangeOf(from: number, to: number): Range | null {
    return this.mirror.rangeOf(from, to)
  }

  onChange(listener: () => void): () => void {
    this.changed.add(listener)
    return () => this.changed.delete(listener)
  }

  onSelect(listener: () => void): () => void {
    this.selected.add(listener)
    return () => this.selected.delete(listener)
  }

  onScroll(listener: () => void): () => void {
    this.scrolled.add(listener)
    return () => this.scrolled.delete(listener)
  }

  private onBeforeInput(event: InputEvent): void {
    this.before = this.selection()
    if (event.inputType === 'historyUndo' || event.inputType === 'historyRedo') {
      event.preventDefault()
      if (event.inputType === 'historyUndo') this.undo()
      else this.redo()
    }
  }

  private onInput(event: InputEvent): void {
    const after = this.area.value
    const edit = spliceBetween(this.value, after)
    if (!edit) return
    this.commit([edit], after, { before: this.before, after: this.selection() }, this.kindOf(event, edit))
    this.mirror.follow(after)
    this.followSoon()
    for (const listener of this.changed) listener()
  }

  private kindOf(event: InputEvent, edit: TextEdit): StepKind {
    if (event.inputType.startsWith('delete') && edit.insert === '') return 'deleting'
    if (event.inputType === 'insertText') return 'typing'
    if (event.inputType !== 'insertCompositionText') return 'command'
    const kind = this.composed ? 'composing' : 'typing'
    this.composed = true
    return kind
  }

  /** Records the step and hands the text on; the widget itself is brought up by the caller. */
  private commit(
    edits: readonly TextEdit[],
    after: string,
    selections: { readonly before: TextSelection; readonly after: TextSelection },
    kind: StepKind,
  ): void {
    this.memory.history.record(this.value, edits, selections, kind, performance.now())
    for (const { insert } of edits) this.mindDirection(insert)
    this.hold(after)
    editPost(this.post, { body: after })
  }

  private restore(step: { readonly text: string; readonly selection: TextSelection } | null): void {
    if (!step || this.area.readOnly) return
    this.show(step.text)
    editPost(this.post, { body: step.text })
    this.setSelection(step.selection)
    this.reveal(step.selection.head, 'nearest')
    this.tellChanged()
  }

  /** The text changed elsewhere (a reload, a merge, the Footnotes tab): one step, the caret stays with its words. */
  private replaceFromOutside(body: string): void {
    const edit = spliceBetween(this.value, body)
    if (!edit) return
    const before = this.selection()
    const after = { anchor: moveOver(before.anchor, [edit]), head: moveOver(before.head, [edit]) }
    this.memory.history.record(this.value, [edit], { before, after }, 'command', performance.now())
    this.mindDirection(edit.insert)
    this.show(body)
    this.setSelection(after)
    this.tellChanged()
  }

  private show(text: string): void {
    if (this.area.value !== text) this.area.value = text
    this.mirror.follow(text)
    this.hold(text)
  }

  /** Paragraphs find their own direction from the moment one holds a letter that runs from right to left. */
  private mindDirection(words: string): void {
    if (RIGHT_TO_LEFT.test(words)) this.area.parentElement?.setAttribute('data-bidi', '')
  }

  private hold(text: string): void {
    if ((text === '') !== (this.value === '')) this.hint(text)
    this.value = text
    this.memory.text = text
  }

  /** Only where nothing stands: a text area that has one weighs anew at each key whether it shows. */
  private hint(text: string): void {
    this.area.placeholder = text === '' ? HINT : ''
  }

  private setSelection({ anchor, head }: TextSelection): void {
    const direction = head < anchor ? 'backward' : 'forward'
    this.area.setSelectionRange(Math.min(anchor, head), Math.max(anchor, head), direction)
  }

  private tellChanged(): void {
    this.paintSoon()
    for (const listener of this.changed) listener()
  }
}

/** Where an offset stands after edits around it; one inside what gave way goes to where that began. */
function moveOver(offset: number, edits: readonly TextEdit[]): number {
  let moved = offset
  for (const { from, to, insert } of edits) {
    if (offset >= to && !(from === to && offset === from)) moved += insert.length - (to - from)
    else if (offset > from) moved -= offset - from
  }
  return moved
}
