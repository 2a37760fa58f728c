import { request } from '../bridge'
import { askWorker } from '../preview/reader'
import { putOnDesk } from '../session/desk'
import { savePost } from '../session/saving'
import { session } from '../session/session'
import { showToast } from '../ui/toast'
import { memoryOf } from './memory'
import { currentEditor, type DoneEdits } from './port'
import { putInto, takeBack } from './take-back'

/**
 * Moves the selected words, with their notes, to the end of another post. The other post is saved before the words leave
 * this one, so that at no moment they are nowhere; each post can undo its own half.
 */
export async function movePassage(target: string): Promise<void> {
  const editor = currentEditor()
  if (!editor) return
  const { post } = editor
  const text = editor.text()
  const { anchor, head } = editor.selection()
  const there = await bodyOf(target)
  if (there === null) return
  const question = { name: 'move', from: Math.min(anchor, head), to: Math.max(anchor, head), target: there } as const
  const move = await askWorker(question, text)
  // The other post's undo begins with its text as it was.
  memoryOf(target, there)
  const arrival = putInto(target, there, move.target.edits)
  const title = titleOf(target)
  if (!arrival) {
    showToast(`Nothing was moved: “${title}” changed meanwhile.`)
    return
  }
  await savePost(target)
  const failed = session().desk[target]?.save.kind === 'failed'
  const departure = failed ? null : putInto(post, text, move.source.edits)
  if (!departure) {
    const why = failed ? `“${title}” could not be saved` : 'the words changed meanwhile'
    showToast(takeBack(arrival) ? `Nothing was moved: ${why}.` : `The words stand in both posts now: ${why}.`)
    return
  }
  const here = currentEditor()
  if (here?.post === post) here.focus()
  void savePost(post)
  showToast(movedWords(move.notes, title), { label: 'Undo', run: () => bringBack(departure, arrival) })
}

/** The words stand here again before they leave the other post. */
function bringBack(departure: DoneEdits, arrival: DoneEdits): void {
  if (!takeBack(departure)) showToast('Not undone: the text around the place of the words has changed since.')
  else if (!takeBack(arrival))
    showToast(`The words are back. They also still stand in “${titleOf(arrival.post)}”, which has changed since.`)
}

/** The text of a post, which is on the desk from then on; null, and said why, when it cannot be had or written. */
async function bodyOf(id: string): Promise<string | null> {
  const known = session().desk[id]
  if (known?.theirs || known?.save.kind === 'failed') {
    showToast(`Nothing was moved: “${titleOf(id)}” has changes that are not saved yet.`)
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

function titleOf(id: string): string {
  return session().desk[id]?.draft.title || 'Untitled'
}

function movedWords(notes: number, title: string): string {
  const along = notes === 0 ? '' : notes === 1 ? ' with its note' : ` with its ${notes} notes`
  return `Moved${along} to the end of “${title}”`
}
