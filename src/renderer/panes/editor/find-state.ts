import { create } from 'zustand'
import { type Match, replaceMatches } from '../../../core/editing/find'
import { currentEditor, type DoneEdits, watchEditor } from '../../editor/port'
import { type Found, TextFinder, TOO_LONG } from '../../find/text-finder'
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
  /** Whether a look has taken so long that the bar says it is under way. */
  readonly waiting: boolean
}

/** No match, and nothing to tell. */
const NOTHING = { matches: [], at: -1, problem: null, waiting: false }

export const useFind = create<FindState>()(() => ({
  open: false,
  replacing: false,
  words: '',
  by: '',
  matchCase: false,
  wholeWord: false,
  pattern: false,
  notesOnly: false,
  ...NOTHING,
}))

const finder = new TextFinder()
/** The look that is under way, for an expression; null when the matches are those of the text and the words as they are. */
let looking: Promise<void> | null = null
/** Whether the look brings a match into view. */
let moving = false
/** How long a look may take until what was found before goes from the screen (ms). */
const NOTICEABLE = 150

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
  const match = looking === null ? matches[at] : undefined
  looking = null
  useFind.setState({ open: false, ...NOTHING })
  const editor = currentEditor()
  if (match) editor?.select({ anchor: match.from, head: match.to })
  else editor?.focus()
}

/** Changes what is looked for. */
export function changeFind(change: Partial<FindState>): void {
  useFind.setState(change)
  lookAgain(true)
}

/** Keeps the matches those of the text on screen, also of the next post; answers the function that stops it. */
export function followTexts(): () => void {
  let stop: (() => void) | undefined
  const stopWatching = watchEditor((editor) => {
    stop?.()
    stop = editor?.onChange(textChanged)
    lookAgain(false)
  })
  return () => {
    stop?.()
    stopWatching()
  }
}

/** Where the notes stand is known a moment after the text has changed. */
export function followNotes(): () => void {
  return useAnalysis.subscribe(textChanged)
}

/** An expression that took too long is not tried again at each key. */
function textChanged(): void {
  if (useFind.getState().problem !== TOO_LONG) lookAgain(false)
}

/** Looks through the text as it stands; `move` brings the next match behind the caret into view. */
function lookAgain(move: boolean): void {
  const editor = currentEditor()
  const state = useFind.getState()
  if (!state.open) return
  moving = move || (looking !== null && moving)
  looking = null
  if (!editor) {
    useFind.setState(NOTHING)
    return
  }
  const found = finder.find(editor.text(), state.words, state, stretches())
  if (found instanceof Promise) {
    const later = found.then((answer) => {
      if (looking === later) adopt(answer)
    })
    looking = later
    setTimeout(() => {
      if (looking === later) useFind.setState({ matches: [], problem: null, waiting: true })
    }, NOTICEABLE)
  } else adopt(found)
}

function adopt(found: Found): void {
  looking = null
  if (!found.ok) {
    useFind.setState({ ...NOTHING, problem: found.problem })
    return
  }
  const { matches } = found
  const { anchor, head } = currentEditor()?.selection() ?? { anchor: 0, head: 0 }
  const behind = matches.findIndex((match) => match.from >= Math.min(anchor, head))
  const next = moving ? behind : Math.min(useFind.getState().at, matches.length - 1)
  useFind.setState({ ...NOTHING, matches, at: matches.length === 0 ? -1 : Math.max(0, next) })
  if (moving) reveal()
}

/** The texts of the notes, when only they count. */
function stretches(): Match[] | null {
  if (!useFind.getState().notesOnly) return null
  const { definitions, notes } = useAnalysis.getState().scan
  const inline = notes.filter((note) => note.definition === null)
  return [...definitions, ...inline].map(({ contentFrom, contentTo }) => ({ from: contentFrom, to: contentTo }))
}

/** Goes to the next match, or with -1 to the one before, round the ends. */
export async function step(by: 1 | -1): Promise<void> {
  while (looking) await looking
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
export async function replaceOne(): Promise<void> {
  while (looking) await looking
  const { matches, at } = useFind.getState()
  const match = matches[at]
  if (match) replace([match])
}

/** Replaces every match, as one step of undo. Answers how many, and what was done. */
export async function replaceAll(): Promise<{ readonly count: number; readonly done: DoneEdits | null }> {
  while (looking) await looking
  const { matches } = useFind.getState()
  return { count: matches.length, done: replace(matches) }
}

function replace(matches: readonly Match[]): DoneEdits | null {
  const editor = currentEditor()
  const { by, pattern } = useFind.getState()
  if (!editor || matches.length === 0) return null
  const edits = replaceMatches(editor.text(), matches, by, pattern)
  const last = edits[edits.length - 1]
  const growth = edits.slice(0, -1).reduce((sum, { from, to, insert }) => sum + insert.length - (to - from), 0)
  const caret = last ? last.from + growth + last.insert.length : 0
  const done = editor.apply({ edits, selection: { anchor: caret, head: caret } })
  lookAgain(true)
  return done
}
