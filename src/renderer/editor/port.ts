import type { TextChange, TextEdit, TextSelection } from '../../core/text-edit'
import type { StepKind } from './history'

/** Where a scroll should put a place of the text. */
export type Placement = 'nearest' | 'top' | 'center'

/** What was done to the text of a post, against that text as it was before. */
export interface DoneEdits {
  readonly post: string
  readonly before: string
  readonly edits: readonly TextEdit[]
}

/**
 * The door to the text editor. Commands, panes and tests know only this, so the widget behind it can be another one.
 * Offsets are UTF-16 positions in the text, as everywhere in core.
 */
export interface EditorPort {
  /** The post whose text this is. */
  readonly post: string
  text(): string
  selection(): TextSelection
  /** Puts the edits into the text as one step of undo, sets the selection, and keeps it in view. Answers what it did. */
  apply(change: TextChange): DoneEdits | null
  /** Edits the text from beside it: caret and scroll stay where they are. Runs of `typing` become one step of undo. */
  edit(edits: readonly TextEdit[], kind: StepKind): void
  /**
   * Runs a command whose answer takes a moment. What is typed meanwhile waits, and goes where the command puts the caret.
   * The answer is against the text as it was; null changes nothing. Answers what it did; null also while another runs.
   */
  applyLater(answer: (text: string, selection: TextSelection) => Promise<TextChange | null>): Promise<DoneEdits | null>
  /** Sets the selection, brings it into view and gives the text the keyboard. */
  select(selection: TextSelection, placement?: Placement): void
  focus(): void
  undo(): void
  redo(): void
  canUndo(): boolean
  canRedo(): boolean
  /** Scrolls so that a place of the text is seen, without moving the caret. */
  reveal(offset: number, placement: Placement): void
  /** The offset of what stands at the top of the view; within a long line it is estimated. */
  top(): number
  /** Scrolls so that this is what `top` answers. */
  scrollToTop(offset: number): void
  /** Where a place of the text is on screen, in CSS pixels of the window; null when it is not laid out. */
  rectOf(offset: number): DOMRect | null
  /** The offset of what is drawn at a point, in CSS pixels of the window. */
  offsetAt(x: number, y: number): number
  /** A range over the drawn letters of a stretch of the text, to paint behind it; null when it is not laid out. */
  rangeOf(from: number, to: number): Range | null
  /** Tells of every change of text or selection, and of scrolling; answers the function that stops it. */
  onChange(listener: () => void): () => void
  onSelect(listener: () => void): () => void
  onScroll(listener: () => void): () => void
}

let current: EditorPort | null = null
const watchers = new Set<(port: EditorPort | null) => void>()

/** The editor on screen, or null while no post is open. */
export function currentEditor(): EditorPort | null {
  return current
}

/** Called by the widget when it appears and when it goes. */
export function setCurrentEditor(port: EditorPort | null): void {
  current = port
  for (const watcher of watchers) watcher(port)
}

/** Tells of the editor on screen now and whenever another one takes its place; answers the function that stops it. */
export function watchEditor(watcher: (port: EditorPort | null) => void): () => void {
  watchers.add(watcher)
  watcher(current)
  return () => watchers.delete(watcher)
}
