import { applyEdits, invertEdits, rebaseEdits, type TextEdit } from '../../core/text-edit'
import { editPost } from '../session/posts'
import { session } from '../session/session'
import { showToast } from '../ui/toast'
import type { StepKind } from './history'
import { currentEditor, type DoneEdits } from './port'
import { spliceBetween } from './splice'

/** Puts edits into a post, whatever else was written there since it was `text`; null when that touches them. */
export function putInto(
  post: string,
  text: string,
  edits: readonly TextEdit[],
  kind: StepKind = 'command',
): DoneEdits | null {
  const before = session().desk[post]?.draft.body
  if (before === undefined) return null
  const still = rebaseEdits(edits, spliceBetween(text, before))
  if (!still) return null
  const editor = currentEditor()
  if (editor?.post === post) editor.edit(still, kind)
  else editPost(post, { body: applyEdits(before, still) })
  return { post, before, edits: still }
}

/** Takes what was done out of its post again, and nothing else; false when the text there has changed since. */
export function takeBack({ post, before, edits }: DoneEdits): boolean {
  return putInto(post, applyEdits(before, edits), invertEdits(before, edits)) !== null
}

/** Says what was done, with the way back: an Undo of this, whatever was typed since and whichever post is on screen. */
export function tellDone(words: string, done: DoneEdits | null, alsoBack: () => void = () => undefined): void {
  const run = (from: DoneEdits) => {
    if (takeBack(from)) alsoBack()
    else showToast('Not undone: the text there has changed since.')
  }
  showToast(words, done && { label: 'Undo', run: () => run(done) })
}
