import type { Note } from '../../../core/footnotes/note'
import { asWritten, replaceNoteText } from '../../../core/footnotes/note-text'
import type { KeptNote, ProblemFix } from '../../../core/footnotes/problem'
import { removeNote } from '../../../core/footnotes/remove'
import type { Post } from '../../../core/post'
import { rebaseEdits, type TextEdit } from '../../../core/text-edit'
import { localTimestamp } from '../../../core/timestamp'
import { currentEditor, type EditorPort } from '../../editor/port'
import { spliceBetween } from '../../editor/splice'
import { putInto, tellDone } from '../../editor/take-back'
import { freshAnalysis } from '../../preview/fresh'
import { runInWorker } from '../../preview/reader'
import { editPost } from '../../session/posts'
import { session } from '../../session/session'
import { settleToo } from '../../session/unsettled'
import { holdKeys } from '../../ui/held-keys'
import { noteKeys } from './note-rows'

/**
 * What the Footnotes tab does to the text. Each asks for the notes of the text as it stands, never of an older one, and
 * finds the one it is about by its key: its number may be another by then.
 */

async function noteOf(key: string): Promise<{ readonly editor: EditorPort; readonly note: Note } | null> {
  const { scan } = await freshAnalysis()
  const editor = currentEditor()
  const note = scan.notes[noteKeys(scan).indexOf(key)]
  return editor && note ? { editor, note } : null
}

/** Puts the caret behind a mark of the note and brings it into view; `mark` counts from 0. */
export function goToReference(key: string, mark = 0): Promise<void> {
  const go = async () => {
    const found = await noteOf(key)
    const place = found?.note.references[mark] ?? found?.note.references[0]
    if (found && place) found.editor.select({ anchor: place.to, head: place.to }, 'center')
  }
  return holdKeys(go())
}

/** Takes the note and its marks out of the text, and keeps it with the post. */
export async function removeFootnote(key: string): Promise<void> {
  const found = await noteOf(key)
  if (!found) return
  const { edits, kept } = removeNote(found.editor.text(), found.note)
  takeOut(found.editor, edits, kept, `Note ${found.note.number} set aside`)
}

/** Does what the button of a problem says. */
export function applyFix(fix: ProblemFix, words: string): void {
  const editor = currentEditor()
  if (!editor) return
  if (fix.kept.length > 0) takeOut(editor, fix.edits, fix.kept, words)
  else if (fix.caret === null) editor.edit(fix.edits, 'command')
  else {
    editor.apply({ edits: fix.edits, selection: { anchor: fix.caret, head: fix.caret } })
    editor.focus()
  }
}

function takeOut(editor: EditorPort, edits: readonly TextEdit[], kept: readonly KeptNote[], words: string): void {
  const { post } = editor
  const removed = localTimestamp(new Date())
  const aside = kept.map((note) => ({ ...note, removed }))
  const done = putInto(post, editor.text(), edits)
  editPost(post, { setAside: [...aside, ...setAsideOf(post)] })
  tellDone(words, done, () => {
    for (const note of aside) dropSetAside(post, note)
  })
}

type SetAsideNote = Post['setAside'][number]

function setAsideOf(post: string): readonly SetAsideNote[] {
  return session().desk[post]?.draft.setAside ?? []
}

/** Puts a note that was set aside back at the caret, as a new note. */
export async function putBack(note: SetAsideNote): Promise<void> {
  const done = await currentEditor()?.applyLater((text, selection) =>
    runInWorker({ name: 'insert-footnote', content: note.content }, text, selection),
  )
  if (done) dropSetAside(done.post, note)
}

/** Throws a note that was set aside away. */
export function dropSetAside(post: string, { label, content, removed }: SetAsideNote): void {
  const kept = setAsideOf(post)
  const at = kept.findIndex((one) => one.label === label && one.content === content && one.removed === removed)
  if (at >= 0) editPost(post, { setAside: kept.toSpliced(at, 1) })
}

/** What is written in boxes of notes, one after another, so that no edit meets offsets of an older text. */
let writing: Promise<void> = Promise.resolve()

settleToo(() => writing)

/** Writes the text of one note as it is typed, from the moment its box takes the keyboard. */
export class NoteWriter {
  /** The note as this writer found or left it, in the text as it was then. */
  private left: { readonly note: Note; readonly text: string } | null = null
  private readonly post = currentEditor()?.post ?? ''

  constructor(private readonly key: string) {}

  /** Finds the note, and brings its first mark into view; the keyboard stays where it is. */
  async begin(): Promise<void> {
    const found = await noteOf(this.key)
    if (!found) return
    this.left = { note: found.note, text: found.editor.text() }
    const place = found.note.references[0]
    if (place) found.editor.reveal(place.from, 'center')
  }

  /** Replaces the note's text. */
  write(content: string): void {
    const write = () => this.writeOne(content)
    // One that failed holds up none behind it.
    writing = writing.then(write, write)
  }

  /** Resolves when all that was written stands in the text, and has been read there. */
  async settled(): Promise<void> {
    await writing
    await freshAnalysis()
  }

  private async writeOne(content: string): Promise<void> {
    // The editor may show another post by now.
    const note =
      this.whereItStands() ?? (currentEditor()?.post === this.post ? (await noteOf(this.key))?.note : undefined)
    const text = this.text()
    if (!note || text === undefined) return
    putInto(this.post, text, replaceNoteText(text, note, content), 'typing')
    const contentTo = note.contentFrom + asWritten(text, note, content).length
    this.left = { note: { ...note, contentTo }, text: this.text() ?? '' }
  }

  private text(): string | undefined {
    return session().desk[this.post]?.draft.body
  }

  /** The note in the text as it is now; null when its own words were changed by something else. */
  private whereItStands(): Note | null {
    if (!this.left) return null
    const { note, text } = this.left
    const words = { from: note.contentFrom, to: note.contentTo, insert: '' }
    const [moved] = rebaseEdits([words], spliceBetween(text, this.text() ?? '')) ?? []
    return moved ? { ...note, contentFrom: moved.from, contentTo: moved.to } : null
  }
}
