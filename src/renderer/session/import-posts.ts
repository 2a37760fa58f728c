import { create } from 'zustand'
import { counted } from '../../core/counted'
import { describeError } from '../../core/error-words'
import type { Output } from '../../ipc/contract'
import { listen, request } from '../bridge'
import { showToast } from '../ui/toast'
import { refreshView } from './keeping'
import { createLibrary } from './library'
import { openPost } from './posts'
import { flushAll } from './saving'
import { session } from './session'
import { takeOffDesk } from './trash'

export type PostsReport = NonNullable<Output<'posts.import'>>

interface ImportPosts {
  /** How many bytes are read, of how many, and the title of the post at hand; null while none is being read. */
  readonly progress: { readonly done: number; readonly total: number; readonly what: string } | null
  /** What came of the last import, until it was read. */
  readonly report: PostsReport | null
  /** While what came in is moved into the trash. */
  readonly takingBack: boolean
}

export const useImportPosts = create<ImportPosts>()(() => ({ progress: null, report: null, takingBack: false }))

/** Asks for files, brings in the posts they hold, and tells what came of each. */
export async function importPosts(): Promise<void> {
  await flushAll()
  const stop = listen('task.progress', ({ task, ...progress }) => {
    if (task === 'posts.import') useImportPosts.setState({ progress })
  })
  const reply = await request('posts.import', {})
  stop()
  useImportPosts.setState({ progress: null, report: reply.ok ? reply.value : null })
  if (!reply.ok) showToast(`Not everything was brought in: ${describeError(reply.error)}`)
  if (reply.ok && reply.value === null) return
  await refreshView()
  const first = reply.ok ? reply.value?.files.find(({ outcome }) => outcome === 'added') : undefined
  if (first?.post) await openPost(first.post.id)
}

/** Makes a library of one's own for a blog that stands elsewhere, and brings its posts in. */
export async function bringInBlog(): Promise<void> {
  await createLibrary(false)
  if (session().phase === 'library') await importPosts()
}

/** Stops the import under way; what came in until then stays, and is told. */
export function stopImport(): void {
  void request('task.cancel', { task: 'posts.import' })
}

/** Moves the posts that came in, with their comments, into the trash; new topics and authors stay. */
export async function takeBackImport(): Promise<void> {
  const { report } = useImportPosts.getState()
  const ids = report?.files.flatMap(({ outcome, post }) => (outcome === 'added' && post ? [post.id] : [])) ?? []
  if (ids.length === 0) return
  useImportPosts.setState({ takingBack: true })
  await flushAll()
  const reply = await request('posts.remove', { ids })
  useImportPosts.setState({ takingBack: false, report: null })
  if (reply.ok) for (const id of ids) takeOffDesk(id)
  await refreshView()
  if (reply.ok) showToast(`Taken back: ${counted(ids.length, 'post is', 'posts are')} in the trash.`)
  else showToast(`Not all of it was taken back: ${describeError(reply.error)}`)
}

export function closeImportReport(): void {
  useImportPosts.setState({ report: null })
}
