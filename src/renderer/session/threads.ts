import { create } from 'zustand'
import type { Thread } from '../../core/comment'
import { countComments } from '../../core/comment-counts'
import type { AppError } from '../../core/error'
import { askLibrary } from './ask'
import { draftsRecalled, dropSavedDrafts } from './comment-drafts'
import { session, useSession } from './session'
import { bringStraysBack } from './stray-drafts'

/** The threads on screen, as the store gave them last; `failure` is why one could not be read. */
interface Threads {
  readonly threads: Readonly<Record<string, Thread>>
  readonly failures: Readonly<Record<string, AppError>>
}

export const useThreads = create<Threads>()(() => ({ threads: {}, failures: {} }))

/** Reads the thread of a post, or reads it again. */
export async function loadThread(post: string): Promise<void> {
  const [reply] = await Promise.all([askLibrary('comments.thread', { post }), draftsRecalled()])
  if (reply === null) return
  if (reply.ok) adoptThread(reply.value)
  else useThreads.setState((state) => ({ failures: { ...state.failures, [post]: reply.error } }))
}

/** Takes a thread over as the store has it, and its counts into the list of posts. */
export function adoptThread(thread: Thread): void {
  useThreads.setState((state) => {
    const { [thread.post]: _, ...failures } = state.failures
    return { threads: { ...state.threads, [thread.post]: thread }, failures }
  })
  dropSavedDrafts(thread)
  bringStraysBack(thread)
  const comments = countComments(thread.comments)
  useSession.setState((state) => ({
    posts: state.posts.map((post) => (post.id === thread.post ? { ...post, comments } : post)),
  }))
}

/** Asks which comments cross-references may name by their title. */
export async function loadTitledComments(): Promise<void> {
  const { posts, titledComments } = session()
  if (posts.every(({ comments }) => comments.approved === 0)) return
  const reply = await askLibrary('comments.titled', {})
  if (reply?.ok && JSON.stringify(reply.value) !== JSON.stringify(titledComments))
    useSession.setState({ titledComments: reply.value })
}

/** Reads again those of these threads that are on screen. */
export async function reloadThreads(posts: readonly string[]): Promise<void> {
  const { threads, failures } = useThreads.getState()
  await Promise.all(posts.filter((post) => post in threads || post in failures).map(loadThread))
}

/** Forgets the threads of a library that is left. */
export function forgetThreads(): void {
  useThreads.setState({ threads: {}, failures: {} })
}
