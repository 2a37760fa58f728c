import { create } from 'zustand'
import { findAll, finder, type Match, replaceMatches } from '../../../core/editing/find'
import { currentEditor } from '../../editor/port'
import { useAnalysis } from '../../preview/analysis'
import { focusOn } from '../../ui/focus'

/** What the find bar looks for, and what it found in the post on screen. */
export interface FindState {
  readonly open: boolean
  readonly replacing: boolean
  readonly words: string
  readonly by: string
  readonly matchCase: boolean
  readonly wholeWord: boolean
  readonly pattern: boolean
  readonly notesOnly: boolean
  readonly matches: readonly Match[]
  /** The match the bar stands at, or -1. */
  readonly at: number
  readonly problem: string | null
}

export const useFind = create<FindState>()(() => ({
  open: false,
  replacing: false,
  words: '',
  by: '',
  matchCase: false,
  wholeWord: false,
  pattern: false,
  notesOnly: false,
  matches: [],
  at: -1,
  problem: null,
}))

/** Opens the bar; words that are selected in the text are looked for. */
export function openFind(replacing: boolean): void {
  const editor = currentEditor()
  if (!editor) return
  const { anchor, head } = editor.selection()
  const selected = editor.text().slice(Math.min(anchor, head), Math.max(anchor, head))
  const words = selected !== '' && !selected.includes('\n') ? selected : useFind.getState().words
  useFind.setState((state) => ({ open: true, replacing: replacing || (state.open && state.replacing), words }))
  lookAgain(true)
  void focusOn('find')
}

/** Closes the bar; the caret stands at the match it was at. */
export function closeFind(): void {
  const { matches, at } = useFind.getState()
  useFind.setState({ open: false, matches: [], at: -1 })
  const editor = currentEditor()
  const match = matches[at]
  if (match) editor?.select({ anchor: match.from, head: match.to })
  else editor?.focus()
}

/** Changes what is looked for. */
export function changeFind(change: Partial<FindState>): void {
  useFind.setState(change)
  lookAgain(true)
}

/** Looks through the text as it stands; `move` brings the next match behind the caret into view. */
export function lookAgain(move: boolean): void {
  const editor = currentEditor()
  const { open, words, at } = useFind.getState()
  if (!editor || !open) return
  if (words === '') {
    useFind.setState({ matches: [], at: -1, problem: null })
    return
  }
  const made = finder(words, useFind.getState())
  if (!made.ok) {
    useFind.setState({ matches: [], at: -1, problem: made.problem })
    return
  }
  const matches = findAll(editor.text(), made.expression, stretches())
  const caret = Math.min(editor.selection().anchor, editor.selection().head)
  const behind = matches.findIndex((match) => match.from >= caret)
  const next = move ? behind : Math.min(at, matches.length - 1)
  useFind.setState({ matches, at: matches.length === 0 ? -1 : Math.max(0, next), problem: null })
  if (move) reveal()
}

/** The texts of the notes, when only they count. */
function stretches(): Match[] | null {
  if (!useFind.getState().notesOnly) return null
  const { definitions, notes } = useAnalysis.getState().scan
  const inline = notes.filter((note) => note.definition === null)
  return [...definitions, ...inline].map(({ contentFrom, contentTo }) => ({ from: contentFrom, to: contentTo }))
}

/** Goes to the next match, or with -1 to the one before, round the ends. */
export function step(by: 1 | -1): void {
  const { matches, at } = useFind.getState()
  if (matches.length === 0) return
  useFind.setState({ at: (at + by + matches.length) % matches.length })
  reveal()
}

function reveal(): void {
  const { matches, at } = useFind.getState()
  const match = matches[at]
  if (match) currentEditor()?.reveal(match.from, 'center')
}

/** Replaces the match the bar stands at, and goes to the next. */
export function replaceOne(): void {
  const { matches, at } = useFind.getState()
  const match = matches[at]
  if (match) replace([match])
}

/** Replaces every match, as one step of undo. Answers how many. */
export function replaceAll(): number {
  const { matches } = useFind.getState()
  replace(matches)
  return matches.length
}

function replace(matches: readonly Match[]): void {
  const editor = currentEditor()
  const state = useFind.getState()
  const made = finder(state.words, state)
  if (!editor || !made.ok || matches.length === 0) return
  const edits = replaceMatches(editor.text(), matches, made.expression, state.by, state.pattern)
  const last = edits[edits.length - 1]
  const growth = edits.slice(0, -1).reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0)
  const caret = last ? last.from + growth + last.insert.length : 0
  editor.apply({ edits, selection: { anchor: caret, head: caret } })
  lookAgain(true)
}
