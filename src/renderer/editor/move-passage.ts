import { applyEdits } from '../../core/text-edit'
import { request } from '../bridge'
import { askWorker } from '../preview/reader'
import { putOnDesk } from '../session/desk'
import { editPost } from '../session/posts'
import { savePost } from '../session/saving'
import { session } from '../session/session'
import { showToast } from '../ui/toast'
import { memoryOf } from './memory'
import { currentEditor, type EditorPort } from './port'

/**
 * Moves the selected words, with their notes, to the end of another post. The other post is saved before the words leave
 * this one, so that at no moment they are nowhere; each post can undo its own half.
 */
export async function movePassage(target: string): Promise<void> {
  const editor = currentEditor()
  if (!editor) return
  const text = editor.text()
  const { anchor, head } = editor.selection()
  const there = await bodyOf(target)
  if (there === null) return
  const question = { name: 'move', from: Math.min(anchor, head), to: Math.max(anchor, head), target: there } as const
  const move = await askWorker(question, text)
  const theirs = session().desk[target]?.draft
  if (editor !== currentEditor() || editor.text() !== text || theirs?.body !== there) return
  // The other post's undo begins with its text as it was.
  memoryOf(target, there)
  const after = applyEdits(there, move.target.edits)
  editPost(target, { body: after })
  await savePost(target)
  const title = theirs.title === '' ? 'Untitled' : theirs.title
  if (session().desk[target]?.save.kind !== 'saved') {
    editPost(target, { body: there })
    showToast(`Nothing was moved: “${title}” could not be saved.`)
    return
  }
  if (editor !== currentEditor() || editor.text() !== text) return
  editor.apply(move.source)
  editor.focus()
  void savePost(editor.post)
  showToast(movedWords(move.notes, title), {
    label: 'Undo',
    run: () => takeBack(editor, text, { id: target, before: there, after }),
  })
}

/** The text of a post, which is on the desk from then on; null, and said why, when it cannot be had or written. */
async function bodyOf(id: string): Promise<string | null> {
  const known = session().desk[id]
  if (known?.theirs || known?.save.kind === 'failed') {
    showToast(`Nothing was moved: “${known.draft.title}” has changes that are not saved yet.`)
    return null
  }
  if (known) return known.draft.body
  const reply = await request('posts.open', { id })
  if (!reply.ok) {
    showToast('Nothing was moved: that post could not be opened.')
    return null
  }
  putOnDesk(reply.value)
  return reply.value.body
}

function movedWords(notes: number, title: string): string {
  const along = notes === 0 ? '' : notes === 1 ? ' with its note' : ` with its ${notes} notes`
  return `Moved${along} to the end of “${title}”`
}

interface Target {
  readonly id: string
  readonly before: string
  readonly after: string
}

/** Both halves, each only where nobody has written on since. */
function takeBack(editor: EditorPort, text: string, target: Target): void {
  if (currentEditor() === editor) editor.undo()
  else editPost(editor.post, { body: text })
  if (session().desk[target.id]?.draft.body === target.after) editPost(target.id, { body: target.before })
}
