import { create } from 'zustand'
import type { CommentStatus } from '../../core/comment'
import type { AppError } from '../../core/error'
import type { Output } from '../../ipc/contract'
import { request } from '../bridge'
import { askLibrary } from './ask'
import { useDrafts } from './comment-drafts'

type Page = Output<'comments.queue'>
export type QueueRow = Page['rows'][number]

/** What narrows the queue besides the status; empty and null narrow nothing. */
export interface QueueNarrowing {
  readonly text: string
  readonly post: string | null
  readonly author: string
  readonly from: string | null
  readonly to: string | null
}

/** The queue of comments over all posts: what is asked for, what matches, which one is looked at. */
interface Queue {
  readonly phase: 'unasked' | 'ready'
  readonly failure: AppError | null
  readonly status: CommentStatus
  readonly narrowing: QueueNarrowing
  readonly counts: Page['counts']
  /** `post/comment` of every match, newest first. */
  readonly keys: readonly string[]
  /** The rows that have come into view so far. */
  readonly rows: Readonly<Record<string, QueueRow>>
  readonly selected: string | null
  /** Chosen for one action on many. */
  readonly chosen: ReadonlySet<string>
}

const NOTHING: QueueNarrowing = { text: '', post: null, author: '', from: null, to: null }
const initial: Queue = {
  phase: 'unasked',
  failure: null,
  status: 'pending',
  narrowing: NOTHING,
  counts: { approved: 0, pending: 0, spam: 0, trash: 0 },
  keys: [],
  rows: {},
  selected: null,
  chosen: new Set(),
}

export const useQueue = create<Queue>()(() => initial)
export const queue = (): Queue => useQueue.getState()

/** The key of a comment in the queue. */
export function keyOf({ post, id }: { readonly post: string; readonly id: string }): string {
  return `${post}/${id}`
}

/** The post and comment of a key. */
export function partsOf(key: string): { readonly post: string; readonly id: string } {
  const [post = '', id = ''] = key.split('/')
  return { post, id }
}

let asked = 0

/** Asks for the matches; what is looked at stays, or the one that took its place is looked at. */
export async function refreshQueue(): Promise<void> {
  const turn = ++asked
  const { status, narrowing } = queue()
  const reply = await request('comments.queue', { status, ...narrowing })
  if (turn !== asked) return
  if (!reply.ok) {
    useQueue.setState({ failure: reply.error })
    return
  }
  const { counts, keys, rows } = reply.value
  useQueue.setState((state) => {
    const there = new Set(keys)
    return {
      phase: 'ready',
      failure: null,
      counts,
      keys,
      rows: Object.fromEntries(rows.map((row) => [keyOf(row), row])),
      selected: isWrittenAt(state.selected) ? state.selected : nearest(state.selected, state.keys, keys, there),
      chosen: new Set([...state.chosen].filter((key) => there.has(key))),
    }
  })
}

/** Fetches rows that came into view and are not here yet. */
export async function fetchRows(keys: readonly string[]): Promise<void> {
  const missing = keys.filter((key) => !(key in queue().rows))
  if (missing.length === 0) return
  const reply = await askLibrary('comments.rows', { keys: missing.slice(0, 500) })
  if (!reply?.ok) return
  const fetched = Object.fromEntries(reply.value.map((row) => [keyOf(row), row]))
  useQueue.setState((state) => ({ rows: { ...state.rows, ...fetched } }))
}

/** Shows another status. */
export function showStatus(status: CommentStatus): void {
  if (status === queue().status) return
  useQueue.setState({ status, keys: [], rows: {}, selected: null, chosen: new Set(), phase: 'unasked' })
  void refreshQueue()
}

/** Narrows the queue further or less. */
export function narrow(change: Partial<QueueNarrowing>): void {
  useQueue.setState((state) => ({ narrowing: { ...state.narrowing, ...change } }))
  void refreshQueue()
}

/** Takes everything that narrows away. */
export function widen(): void {
  narrow(NOTHING)
}

export function isNarrowed({ narrowing }: Pick<Queue, 'narrowing'>): boolean {
  return Object.entries(NOTHING).some(([field, value]) => narrowing[field as keyof QueueNarrowing] !== value)
}

/** Looks at one comment of the list. */
export function select(key: string | null): void {
  useQueue.setState({ selected: key })
}

/** Looks at the comment so many places further (or back); stays at the ends. */
export function step(by: number): void {
  const { keys, selected } = queue()
  const at = selected === null ? -1 : keys.indexOf(selected)
  const next = keys[Math.min(Math.max(at + by, 0), keys.length - 1)]
  if (next !== undefined) select(next)
}

/** Chooses a comment for an action on many, or lets it go. */
export function toggleChosen(key: string): void {
  useQueue.setState((state) => {
    const chosen = new Set(state.chosen)
    if (!chosen.delete(key)) chosen.add(key)
    return { chosen }
  })
}

/** Chooses everything between two comments of the list, both counted. */
export function chooseRange(from: string, to: string): void {
  const { keys } = queue()
  const [a, b] = [keys.indexOf(from), keys.indexOf(to)]
  if (a < 0 || b < 0) return
  const range = keys.slice(Math.min(a, b), Math.max(a, b) + 1)
  useQueue.setState((state) => ({ chosen: new Set([...state.chosen, ...range]), selected: to }))
}

export function chooseAll(): void {
  useQueue.setState((state) => ({ chosen: new Set(state.keys) }))
}

export function chooseNone(): void {
  useQueue.setState({ chosen: new Set() })
}

/** What an action is about: the chosen comments, else the one looked at. */
export function targets(): { readonly post: string; readonly id: string }[] {
  const { chosen, selected } = queue()
  if (chosen.size > 0) return [...chosen].map(partsOf)
  return selected === null ? [] : [partsOf(selected)]
}

/** Shows decisions at once, before the disk has them: what no longer belongs in the list leaves it, the next is looked at. */
export function dropFromQueue(
  decisions: readonly { readonly post: string; readonly id: string; readonly status?: CommentStatus }[],
): void {
  asked++
  useQueue.setState((state) => {
    const going = new Set(decisions.filter(({ status }) => status !== state.status).map(keyOf))
    const keys = state.keys.filter((key) => !going.has(key))
    const gone = state.keys.length - keys.length
    const counts = { ...state.counts, [state.status]: state.counts[state.status] - gone }
    return { keys, counts, selected: nearest(state.selected, state.keys, keys, new Set(keys)), chosen: new Set() }
  })
}

/** Looks at a comment that has come back, when the list shows its status. */
export function selectInQueue(decision: {
  readonly post: string
  readonly id: string
  readonly status: CommentStatus
}): void {
  if (decision.status !== queue().status) return
  const key = keyOf(decision)
  useQueue.setState((state) => ({
    selected: key,
    // It will be in its place when the list comes; until then it must not be taken for gone.
    keys: state.keys.includes(key) ? state.keys : [key, ...state.keys],
  }))
}

/** Forgets the queue of a library that is left. */
export function forgetQueue(): void {
  asked++
  useQueue.setState(initial, true)
}

/** Whether somebody writes at this comment: the list may go on without it, the box must not. */
function isWrittenAt(key: string | null): boolean {
  const { open } = useDrafts.getState()
  return open !== null && open.id !== null && keyOf({ post: open.post, id: open.id }) === key
}

/** The same key if it is still there, else the one that took its place in the list, else the last. */
function nearest(
  selected: string | null,
  before: readonly string[],
  after: readonly string[],
  there: ReadonlySet<string>,
): string | null {
  if (selected !== null && there.has(selected)) return selected
  const at = selected === null ? 0 : before.indexOf(selected)
  const next = at < 0 ? undefined : before.slice(at).find((key) => there.has(key))
  return next ?? after[at > 0 ? after.length - 1 : 0] ?? null
}
