import { create } from 'zustand'
import type { CommentStatus } from '../../core/comment'
import { withCommas } from '../../core/counted'
import type { AppError } from '../../core/error'
import type { Input, Output } from '../../ipc/contract'
import { listen, request } from '../bridge'
import { hideToast, showToast, useToast } from '../ui/toast'
import { replaceSummaries } from './desk'
import { addHolder } from './holders'
import { dropFromQueue, refreshQueue, selectInQueue } from './queue'
import { loadTitledComments, reloadThreads } from './threads'

type Decision = Input<'comments.moderate'>['changes'][number]

/** What can be taken back, last first, and how the saving of decisions stands. */
interface Moderation {
  readonly undo: readonly { readonly words: string; readonly inverse: readonly Decision[] }[]
  /** Decisions that are on their way to the disk. */
  readonly saving: number
  /** How many threads a decision over many has written, of how many; null while there are few. */
  readonly progress: { readonly done: number; readonly total: number } | null
  /** Why the last decision could not be saved. */
  readonly failure: AppError | null
}

export const useModeration = create<Moderation>()(() => ({ undo: [], saving: 0, progress: null, failure: null }))

addHolder({
  what: 'A decision about comments',
  // One that the disk refused is undone on screen, and told of there.
  keep: async () => {
    while (useModeration.getState().saving > 0) await line
    return null
  },
  forget: () => useModeration.setState({ undo: [], failure: null }),
})

/** Decisions over fewer threads are done before a person could read how far they are. */
const MANY = 50

/** Follows decisions over many threads. Called once. */
export function followModeration(): () => void {
  return listen('task.progress', ({ task, done, total }) => {
    if (task === 'comments' && total >= MANY) useModeration.setState({ progress: { done, total } })
  })
}

/** How many steps can be taken back. */
const MOST = 200

const DONE: Readonly<Record<CommentStatus, readonly [one: string, many: string]>> = {
  approved: ['Comment approved', 'comments approved'],
  pending: ['Comment held back', 'comments held back'],
  spam: ['Comment marked as spam', 'comments marked as spam'],
  trash: ['Comment moved to trash', 'comments moved to trash'],
}

/** Decisions are saved one after another, so that an undo always finds what it takes back. */
let line: Promise<void> = Promise.resolve()

/** Takes the word that something could not be saved away, because the person tries anew. */
export function forgetFailure(): void {
  useModeration.setState({ failure: null })
}

/** Gives comments a status, whatever posts they belong to; a toast offers the way back. */
export function moderate(comments: readonly { post: string; id: string }[], status: CommentStatus): Promise<void> {
  const decisions = comments.map(({ post, id }) => ({ post, id, status }))
  forgetFailure()
  dropFromQueue(decisions)
  return inLine(async () => {
    const done = await decide(decisions)
    if (done && done.inverse.length > 0) rememberUndo(wordsFor(done, status), done.inverse)
  })
}

/** What was done, in words: of a run that stopped, what it did until then. */
function wordsFor({ inverse, failure }: Output<'comments.moderate'>, status: CommentStatus): string {
  const [one, many] = DONE[status]
  const words = inverse.length === 1 ? one : `${withCommas(inverse.length)} ${many}`
  return failure?.kind === 'cancelled' ? `${STOPPED}${words.charAt(0).toLowerCase()}${words.slice(1)}` : words
}

const STOPPED = 'Stopped: '

/** Stops a decision over many threads; what is done stays done, and one undo takes it back. */
export function stopModeration(): void {
  void request('comments.stop', {})
}

/** Approves a comment that was answered; one undo takes both back. `reply` is the decision that takes the answer back. */
export function answerAndApprove(post: string, id: string, reply: Decision): Promise<void> {
  dropFromQueue([{ post, id, status: 'approved' }])
  return inLine(async () => {
    const done = await decide([{ post, id, status: 'approved' }])
    rememberUndo('Reply added and comment approved', [...(done?.inverse ?? []), reply])
  })
}

/** Makes something done here, such as a reply, part of what Z takes back. */
export function rememberUndo(words: string, inverse: readonly Decision[]): void {
  useModeration.setState((state) => ({ undo: [{ words, inverse }, ...state.undo].slice(0, MOST) }))
  showToast(words, { label: 'Undo', run: () => void undoModeration() })
}

/** True when a decision can be taken back, also one that is still on its way to the disk. */
export function canTakeBack(): boolean {
  const { undo, saving } = useModeration.getState()
  return undo.length > 0 || saving > 0
}

/** Takes the last decision back, all of it at once, when it is saved. Does nothing when there is none. */
export function undoModeration(): Promise<void> {
  return inLine(async () => {
    const [last, ...rest] = useModeration.getState().undo
    if (!last) return
    const done = await decide(last.inverse)
    if (done?.failure?.kind === 'cancelled') showToast('Stopped. Z takes back the rest.')
    if (!done || done.failure) return
    useModeration.setState({ undo: rest })
    const [first] = last.inverse
    if (first) selectInQueue(first)
    const { toast } = useToast.getState()
    if (toast?.text === last.words) hideToast(toast)
    const words = last.words.replace(STOPPED, '')
    showToast(`Taken back: ${words.charAt(0).toLowerCase()}${words.slice(1)}`)
  })
}

/** Deletes comments that are in the trash for good. */
export function removeForGood(comments: readonly { post: string; id: string }[]): Promise<void> {
  dropFromQueue(comments)
  return inLine(async () => {
    const reply = await request('comments.remove', { comments: [...comments] })
    await adopt(reply)
    if (reply.ok && reply.value.failure?.kind === 'cancelled') showToast('Stopped. The rest is still in the trash.')
    else if (reply.ok && !reply.value.failure)
      showToast(comments.length === 1 ? 'Comment deleted' : `${withCommas(comments.length)} comments deleted`)
  })
}

async function decide(decisions: readonly Decision[]): Promise<Output<'comments.moderate'> | null> {
  const reply = await request('comments.moderate', { changes: [...decisions] })
  await adopt(reply)
  return reply.ok ? reply.value : null
}

async function adopt(reply: Awaited<ReturnType<typeof request<'comments.moderate'>>>): Promise<void> {
  const failure = reply.ok ? reply.value.failure : reply.error
  // What was stopped on purpose did not fail.
  useModeration.setState({ failure: failure?.kind === 'cancelled' ? null : failure })
  if (!reply.ok) return
  replaceSummaries(reply.value.summaries)
  await reloadThreads(reply.value.summaries.map(({ id }) => id))
}

/** Runs work after all that was asked for before; when the line is empty the queue is asked for anew. */
function inLine(work: () => Promise<void>): Promise<void> {
  useModeration.setState((state) => ({ saving: state.saving + 1 }))
  line = line.then(work).finally(async () => {
    useModeration.setState((state) => ({ saving: state.saving - 1, progress: null }))
    if (useModeration.getState().saving > 0) return
    void loadTitledComments()
    await refreshQueue()
  })
  return line
}
