import type { LineMark } from '../../core/editing/line-marks'
import { changeWithLineEndsOf } from '../../core/line-ends'
import { applyEdits, type TextChange, type TextEdit, type TextSelection } from '../../core/text-edit'
import { keysOf } from '../commands/keymap'
import { editPost } from '../session/posts'
import { session, useSession } from '../session/session'
import { holdKeys } from '../ui/held-keys'
import type { StepKind } from './history'
import { type EditorMemory, memoryOf } from './memory'
import { Mirror } from './mirror'
import { moveOver } from './part-around'
import type { DoneEdits, EditorPort, Placement } from './port'
import { ShownText } from './shown-text'
import { spliceBetween } from './splice'

/** Hebrew, Arabic, Syriac, Thaana and the other scripts that run from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/** How far beyond the view lines are marked (px). */
const AROUND = 300

/** How long typing rests before lines that it moved into view are marked (ms). */
const REST = 150

/** The `EditorPort` over a plain text area with our own undo history and a mirror behind it. */
export class TextareaEditor implements EditorPort {
  private value = ''
  /** Whether a command is being answered. */
  private answering = false
  /** Whether another post has taken the place of this one. */
  private left = false
  private before: TextSelection = { anchor: 0, head: 0 }
  private frame = 0
  /** Whether something was typed of which neither frame nor mirror show anything yet. */
  private following = false
  /** Whether that scrolled the view. */
  private scrolledBehind = false
  private resting: ReturnType<typeof setTimeout> | undefined
  /** Whether a word is being composed of which something stands in the text already. */
  private composed = false
  private readonly memory: EditorMemory
  private readonly mirror: Mirror
  private readonly shown: ShownText
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
    this.shown = new ShownText(area, this.mirror, this.scroller)
    const body = session().desk[post]?.draft.body ?? ''
    this.memory = memoryOf(post, body)
    this.shown.set(this.memory.text, this.memory.part)
    this.value = this.memory.text
    this.hint(this.value)
    this.mindDirection(this.value)
    this.shown.place(this.memory.selection)
    if (this.memory.text !== body) this.replaceFromOutside(body)
    area.readOnly = session().readOnly !== null
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
      if (document.activeElement !== this.area) return
      this.shown.settle()
      for (const listener of this.selected) listener()
    })
    on<KeyboardEvent>(this.area, 'keydown', (event) => this.onKeyDown(event))
    for (const name of ['cut', 'copy', 'paste']) on(this.area, name, () => this.comeBack())
    on<MouseEvent>(this.area, 'mousedown', (event) => this.onMouseDown(event))
    on(window, 'mouseup', () => this.shown.work(null))
    on(this.area, 'compositionstart', () => this.shown.work('input method'))
    on(this.area, 'compositionend', () => this.shown.work(null))
    on(this.scroller, 'scroll', () => {
      if (this.following) this.scrolledBehind = true
      else this.followView()
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
    this.left = true
    this.memory.selection = this.selection()
    this.memory.scrollTop = this.scroller.scrollTop
    this.memory.part = this.shown.part
    cancelAnimationFrame(this.frame)
    clearTimeout(this.resting)
    for (const stop of this.release) stop()
  }

  /** Says which marks of the text lead nowhere; they are underlined. */
  judgeMarks(isBroken: (mark: LineMark) => boolean): void {
    this.mirror.judge(isBroken)
    this.paintSoon()
  }

  /** Brings along what goes by the view: the part of a long text that is laid out, the marks, whoever listens. */
  private followView(): void {
    this.shown.follow()
    this.paintSoon()
    for (const listener of this.scrolled) listener()
  }

  /** Marks the lines in view, and some around them, with the next frame that shows no letter for the first time. */
  private paintSoon(): void {
    if (this.frame !== 0) return
    this.frame = requestAnimationFrame(() => {
      this.frame = 0
      if (this.following) this.paintSoon()
      else this.paint()
    })
  }

  private paint(): void {
    const view = this.scroller.getBoundingClientRect()
    const top = view.top - this.area.getBoundingClientRect().top
    this.mirror.paint(top - AROUND, top + view.height + AROUND)
  }

  /**
   * Brings the mirror, and what goes by the view, up to what was typed in a task after the frame that shows it, so that no
   * key waits for it; lines that moved into view are marked when the hand rests. A frame is asked for only where that
   * changes something: the frame of a key that comes just then would wait for its turn behind it.
   */
  private followSoon(): void {
    clearTimeout(this.resting)
    this.resting = setTimeout(() => this.paint(), REST)
    if (this.following) return
    this.following = true
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.following = false
        this.mirror.catchUp()
        this.shown.settle()
        if (!this.scrolledBehind) return
        this.scrolledBehind = false
        this.followView()
      }),
    )
  }

  text(): string {
    return this.value
  }

  selection(): TextSelection {
    return this.shown.selection()
  }

  apply(wanted: TextChange): DoneEdits | null {
    if (this.area.readOnly) return null
    const before = this.value
    const change = changeWithLineEndsOf(before, wanted)
    if (change.edits.length > 0) {
      const after = applyEdits(this.value, change.edits)
      this.commit(change.edits, after, { before: this.selection(), after: change.selection }, 'command')
      this.show(after, change.edits, change.selection.head)
    }
    this.shown.select(change.selection)
    this.reveal(change.selection.head, 'nearest')
    this.tellChanged()
    return change.edits.length > 0 ? { post: this.post, before, edits: change.edits } : null
  }

  edit(edits: readonly TextEdit[], kind: StepKind): void {
    if (this.area.readOnly || edits.length === 0) return
    const before = this.selection()
    const after = { anchor: moveOver(before.anchor, edits), head: moveOver(before.head, edits) }
    const text = applyEdits(this.value, edits)
    this.commit(edits, text, { before, after }, kind)
    this.show(text, edits, edits[0]?.from ?? 0)
    this.shown.place(after)
    this.tellChanged()
  }

  async applyLater(
    answer: (text: string, selection: TextSelection) => Promise<TextChange | null>,
  ): Promise<DoneEdits | null> {
    if (this.answering || this.area.readOnly) return null
    this.answering = true
    const applied = this.applyAnswer(answer)
    void holdKeys(applied)
    return await applied
  }

  private async applyAnswer(answer: Parameters<EditorPort['applyLater']>[0]): Promise<DoneEdits | null> {
    try {
      for (;;) {
        const asked = this.value
        const change = await answer(asked, this.selection())
        if (this.left) return change && this.handOver(asked, change)
        // The text changed from beside meanwhile (a reload, a word composed): the answer would be about another text.
        if (this.value !== asked) continue
        return change && this.apply(change)
      }
    } finally {
      this.answering = false
    }
  }

  /** The post has been left: it takes a change of that text as one from outside, and none when it has gone on since. */
  private handOver(asked: string, change: TextChange): DoneEdits | null {
    if (session().desk[this.post]?.draft.body !== asked) return null
    const { edits } = changeWithLineEndsOf(asked, change)
    editPost(this.post, { body: applyEdits(asked, edits) })
    return { post: this.post, before: asked, edits }
  }

  select(selection: TextSelection, placement: Placement = 'nearest'): void {
    this.shown.select(selection)
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
    this.shown.bring(offset)
    const rect = this.shown.rectOf(offset)
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
    return this.shown.top()
  }

  scrollToTop(offset: number): void {
    this.shown.bring(offset)
    const above = this.area.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top
    this.scroller.scrollTop = offset === 0 ? 0 : above + this.scroller.scrollTop + this.shown.yOf(offset)
  }

  rectOf(offset: number): DOMRect | null {
    return this.shown.rectOf(offset)
  }

  offsetAt(x: number, y: number): number {
    return this.shown.offsetAt(x, y)
  }

  rangeOf(from: number, to: number): Range | null {
    return this.shown.rangeOf(from, to)
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

  /** Where the text area holds only a part, keys that mean the whole text are answered here. */
  private onKeyDown(event: KeyboardEvent): void {
    const { from, to } = this.shown.part
    if (from === 0 && to === this.value.length) return
    const mod = event.ctrlKey || event.metaKey
    const end = mod && !event.altKey ? endMeant(event) : null
    if (mod && !event.altKey && event.key.toLowerCase() === 'a') {
      event.preventDefault()
      this.shown.selectInView({ anchor: 0, head: this.value.length })
    } else if (end !== null) {
      event.preventDefault()
      const head = end === 'start' ? 0 : this.value.length
      this.select({ anchor: event.shiftKey ? this.selection().anchor : head, head })
    } else if (MOVES_OR_EDITS.test(event.key) || (event.key.length === 1 && !mod)) this.comeBack()
  }

  /** With Shift a click selects from the caret, which may be in no part that is laid out. */
  private onMouseDown(event: MouseEvent): void {
    if (!event.shiftKey || !this.shown.isAway) {
      this.shown.work('mouse')
      return
    }
    event.preventDefault()
    const head = this.shown.offsetAt(event.clientX, event.clientY)
    this.shown.selectInView({ anchor: this.selection().anchor, head })
    this.focus()
  }

  /** Shows the caret again where the view has left it behind, before something is done there. */
  private comeBack(): boolean {
    if (!this.shown.comeBack()) return false
    this.reveal(this.selection().head, 'nearest')
    return true
  }

  private onBeforeInput(event: InputEvent): void {
    // What comes in by no key and no clipboard would go where the caret only waits.
    if (this.comeBack()) event.preventDefault()
    this.before = this.selection()
    if (event.inputType === 'historyUndo' || event.inputType === 'historyRedo') {
      event.preventDefault()
      if (event.inputType === 'historyUndo') this.undo()
      else this.redo()
    }
  }

  private onInput(event: InputEvent): void {
    const edit = this.shown.typed()
    if (!edit) return
    const after = applyEdits(this.value, [edit])
    this.shown.becomes(after)
    this.commit([edit], after, { before: this.before, after: this.selection() }, this.kindOf(event, edit))
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
    const edit = spliceBetween(this.value, step.text)
    this.show(step.text, edit ? [edit] : [], step.selection.head)
    editPost(this.post, { body: step.text })
    this.shown.select(step.selection)
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
    this.show(body, [edit], edit.from)
    this.shown.place(after)
    this.tellChanged()
  }

  private show(text: string, edits: readonly TextEdit[], near: number): void {
    this.shown.edited(text, edits, near)
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
    this.area.placeholder = text === '' ? `Write here. ${keysOf('notes.insert')} adds a note.` : ''
  }

  private tellChanged(): void {
    this.paintSoon()
    for (const listener of this.changed) listener()
  }
}

const MOVES_OR_EDITS = /^(?:Arrow|Home|End|Enter|Backspace|Delete)/

/** Which end of the text a key goes to. */
function endMeant({ key, metaKey }: KeyboardEvent): 'start' | 'end' | null {
  if (key === 'Home' || (metaKey && key === 'ArrowUp')) return 'start'
  return key === 'End' || (metaKey && key === 'ArrowDown') ? 'end' : null
}
