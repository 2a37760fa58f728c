import { applyEdits, invertEdits, type TextEdit, type TextSelection } from '../../core/text-edit'

/** One step of undo: what a person did, whole. A command that edits in two places is one step. */
export interface Step {
  /** Against the text before the step. */
  readonly edits: readonly TextEdit[]
  /** Against the text after the step. */
  readonly inverse: readonly TextEdit[]
  readonly before: TextSelection
  readonly after: TextSelection
}

/**
 * What kind of edit a step is: typing joins typing, deleting joins deleting, what is written into a new note joins the
 * step that made it, what changes a word that is being composed joins the typing that began it. A command stands alone.
 */
export type StepKind = 'typing' | 'composing' | 'deleting' | 'note' | 'command'

/** Typing after a pause of this many ms begins a new step. */
const PAUSE = 1200
/** Older steps are forgotten. */
const MOST = 5000

interface Recorded extends Step {
  readonly kind: StepKind
  readonly time: number
}

/** The undo history of one post. It knows texts only as splices, so it outlives the widget and switching posts. */
export class History {
  private done: Recorded[] = []
  private undone: Recorded[] = []

  /** Records an edit of `text`; joins it to the step before when both are one run of typing. `time` in ms. */
  record(
    text: string,
    edits: readonly TextEdit[],
    selections: Pick<Step, 'before' | 'after'>,
    kind: StepKind,
    time: number,
  ): void {
    this.undone = []
    // What is typed behind a word that was composed joins it.
    const kept = kind === 'composing' ? 'typing' : kind
    const step: Recorded = { edits, inverse: invertEdits(text, edits), ...selections, kind: kept, time }
    const last = this.done[this.done.length - 1]
    const inside = kind === 'note' || kind === 'composing'
    const joined = !last ? null : inside ? grow(last, step, text) : join(last, step)
    if (joined) this.done[this.done.length - 1] = joined
    else this.done.push(step)
    if (this.done.length > MOST) this.done.shift()
  }

  get canUndo(): boolean {
    return this.done.length > 0
  }

  get canRedo(): boolean {
    return this.undone.length > 0
  }

  /** Takes the last step back. Answers the text and selection as they were, or null when nothing is left. */
  undo(text: string): { readonly text: string; readonly selection: TextSelection } | null {
    const step = this.done.pop()
    if (!step) return null
    this.undone.push(step)
    return { text: applyEdits(text, step.inverse), selection: step.before }
  }

  /** Does the step taken back last again, or answers null. */
  redo(text: string): { readonly text: string; readonly selection: TextSelection } | null {
    const step = this.undone.pop()
    if (!step) return null
    this.done.push(step)
    return { text: applyEdits(text, step.edits), selection: step.after }
  }
}

/** One splice inside of what the step before put in, as part of that step; else null. `text` is the text between. */
function grow(last: Recorded, next: Recorded, text: string): Recorded | null {
  const [edit] = next.edits
  const at = last.inverse.findIndex(({ from, to }) => edit && from <= edit.from && edit.to <= to)
  const place = last.inverse[at]
  if (!edit || !place || next.edits.length > 1) return null
  const before = applyEdits(text, last.inverse)
  // As `inverse`, in the order of the text.
  const edits = [...last.edits].sort((a, b) => a.from - b.from || a.to - b.to)
  edits[at] = {
    ...(edits[at] as TextEdit),
    insert: text.slice(place.from, edit.from) + edit.insert + text.slice(edit.to, place.to),
  }
  return { ...next, edits, inverse: invertEdits(before, edits), before: last.before }
}

/** Two single splices that touch and are of one kind, close in time, as one step; else null. */
function join(last: Recorded, next: Recorded): Recorded | null {
  if (last.kind === 'command' || last.kind !== next.kind || next.time - last.time > PAUSE) return null
  const [a, b] = [last.edits[0], next.edits[0]]
  const [undoA, undoB] = [last.inverse[0], next.inverse[0]]
  if (!a || !b || !undoA || !undoB || last.edits.length > 1 || next.edits.length > 1) return null
  if (a.insert.endsWith('\n')) return null
  const merged =
    last.kind === 'typing' && b.from === b.to && b.from === a.from + a.insert.length
      ? { edit: { ...a, insert: a.insert + b.insert }, removed: undoA.insert }
      : last.kind === 'deleting' && a.insert === '' && b.insert === '' && b.to === a.from
        ? { edit: { from: b.from, to: a.to, insert: '' }, removed: undoB.insert + undoA.insert }
        : last.kind === 'deleting' && a.insert === '' && b.insert === '' && b.from === a.from
          ? { edit: { from: a.from, to: a.to + b.to - b.from, insert: '' }, removed: undoA.insert + undoB.insert }
          : null
  if (!merged) return null
  const { edit, removed } = merged
  const inverse = [{ from: edit.from, to: edit.from + edit.insert.length, insert: removed }]
  return { ...next, edits: [edit], inverse, before: last.before }
}
