import { create } from 'zustand'
import type { TextSelection } from '../../core/text-edit'
import { watchEditor } from '../editor/port'
import { useFocusMode } from '../ui/focus-mode'
import { closeDrawer, showInspector } from '../ui/overlay'
import { openPost } from './posts'
import { session, useSession } from './session'
import { changeView } from './sources-view'

/** One way to every place of the library: from a search, from where a source is used, from a link. */

/** A comment that is to be shown, with the note in it, if one is meant; counted from 1. */
export interface CommentAim {
  readonly post: string
  readonly comment: string
  readonly note: number | null
}

/** The comment asked for, until the list of comments shows it. */
export const useCommentAim = create<{ readonly aim: CommentAim | null }>()(() => ({ aim: null }))

/** Opens a post with a stretch of its text marked; `find` says which one in the text as it stands, null for none. */
export async function goToText(post: string, find: (text: string) => TextSelection | null): Promise<void> {
  await openPost(post)
  closeDrawer()
  if (session().current !== post) return
  let stop: (() => void) | undefined
  stop = watchEditor((editor) => {
    if (editor?.post !== post) return
    const selection = find(editor.text())
    if (selection) editor.select(selection, 'center')
    queueMicrotask(() => stop?.())
  })
}

/** Opens a post with one of its comments in view. */
export async function goToComment(post: string, comment: string, note: number | null = null): Promise<void> {
  useFocusMode.setState({ on: false })
  useSession.setState({ tab: 'comments' })
  await openPost(post)
  showInspector()
  if (session().current === post) useCommentAim.setState({ aim: { post, comment, note } })
}

/** Shows the record of a source; what narrowed the list goes. */
export function goToSource(key: string): void {
  closeDrawer()
  useSession.setState({ screen: 'sources' })
  changeView({ tab: 'all', query: '', type: null, status: null, tag: null, selected: key })
}
