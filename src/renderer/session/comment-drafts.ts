import { create } from 'zustand'
import type { Comment, Commenter, Thread } from '../../core/comment'
import type { CommentDraft } from '../../core/comments/draft'
import type { AppError } from '../../core/error'
import { describeError } from '../../core/error-words'
import { request } from '../bridge'
import { showToast } from '../ui/toast'
import { askLibrary } from './ask'
import { addHolder } from './holders'
import { type Session, session } from './session'
import { ownAuthor } from './writes-as'

/** What a box is for: an answer to a comment, a change of it, or a new comment on the post. */
export type BoxMode = 'reply' | 'edit' | 'add'

export interface BoxPlace {
  readonly post: string
  /** The comment answered or changed; null for a new one. */
  readonly id: string | null
  readonly mode: BoxMode
}

interface Drafts {
  /** The box on screen; one at a time. */
  readonly open: BoxPlace | null
  /** What was written, also in boxes that were closed without saving. */
  readonly drafts: Readonly<Record<string, CommentDraft>>
}

export const useDrafts = create<Drafts>()(() => ({ open: null, drafts: {} }))

export function boxKey({ post, id, mode }: BoxPlace): string {
  return `${post}/${id ?? ''}/${mode}`
}

export function isOpen(place: BoxPlace, { open }: Drafts): boolean {
  return open !== null && boxKey(open) === boxKey(place)
}

/** Opens a box; what was written in it before is there again, else it begins as `comment` stands, or empty. */
export function openBox(place: BoxPlace, comment: Comment | null = null): void {
  if (session().readOnly) return
  const key = boxKey(place)
  useDrafts.setState(({ drafts }) => ({
    open: place,
    drafts: key in drafts ? drafts : { ...drafts, [key]: comment === null ? newDraft() : draftOf(comment) },
  }))
}

/** Closes the box and keeps what is in it. */
export function closeBox(): void {
  useDrafts.setState({ open: null })
}

/** Changes what stands in a box. */
export function writeDraft(place: BoxPlace, change: Partial<CommentDraft>): void {
  const key = boxKey(place)
  useDrafts.setState(({ drafts }) => ({
    drafts: { ...drafts, [key]: { ...(drafts[key] ?? emptyDraft()), ...change } },
  }))
  written.add(key)
  keepSoon(key)
}

/** How long after a key what was written is kept on disk (ms). */
const SOON = 700
const timers = new Map<string, ReturnType<typeof setTimeout>>()
/** The boxes that something was written in since the library was opened. */
const written = new Set<string>()

/** Keeps a box on disk a moment later. A disk that refuses is told of when the comment is saved; the box still holds it. */
function keepSoon(key: string): void {
  if (timers.has(key)) return
  timers.set(
    key,
    setTimeout(() => void keepNow(key), SOON),
  )
}

/** What is on its way to the disk. */
const underWay = new Set<Promise<AppError | null>>()

async function keepNow(key: string): Promise<void> {
  clearTimeout(timers.get(key))
  timers.delete(key)
  const draft = useDrafts.getState().drafts[key] ?? null
  const kept = request('comments.keepDraft', { box: key, draft }).then((reply) => (reply.ok ? null : reply.error))
  underWay.add(kept)
  const error = await kept
  underWay.delete(kept)
  // What a disk refused is tried again for as long as it is written.
  if (error && key in useDrafts.getState().drafts) keepSoon(key)
}

/** Keeps what was written last, without waiting; answers why it, or what was on its way, could not be kept. */
export async function keepDrafts(): Promise<AppError | null> {
  for (const key of timers.keys()) void keepNow(key)
  const kept = await Promise.all(underWay)
  return kept.find((error) => error !== null) ?? null
}

let recalled: Promise<void> = Promise.resolve()

/** Brings back what stood in the boxes of the library when Postil was left or cut off. */
export function recallDrafts(): Promise<void> {
  recalled = recall()
  return recalled
}

/** Resolves when that is known: a thread tells which of it the disk has as comments already. */
export function draftsRecalled(): Promise<void> {
  return recalled
}

async function recall(): Promise<void> {
  const reply = await askLibrary('comments.drafts', {})
  if (reply === null) return
  if (!reply.ok) return showToast(`What you began of comments could not be read: ${describeError(reply.error)}`)
  useDrafts.setState(({ drafts: begun }) => {
    const drafts = { ...reply.value, ...begun }
    // A box that was opened before this was known holds what was written in it since.
    for (const [key, kept] of Object.entries(reply.value)) {
      const since = written.has(key) ? begun[key]?.body : undefined
      drafts[key] = since === undefined ? kept : { ...kept, body: `${kept.body}\n\n${since}` }
    }
    return { drafts }
  })
  for (const key of Object.keys(reply.value)) written.add(key)
}

/** Empties a box that was saved, and closes it. */
export function dropDraft(place: BoxPlace): void {
  useDrafts.setState(({ open, drafts: { [boxKey(place)]: _, ...drafts } }) => ({
    open: open !== null && boxKey(open) === boxKey(place) ? null : open,
    drafts,
  }))
  keepSoon(boxKey(place))
}

/** Whether a box still stands as it was opened, on the comment that it changes or on none. */
export function isAsOpened(place: BoxPlace, comment: Comment | null): boolean {
  const draft = useDrafts.getState().drafts[boxKey(place)]
  const facts = ({ kind, title, author, topics, body }: CommentDraft) =>
    JSON.stringify([kind, title, author.name, author.email, author.url, topics, body.trim()])
  return !draft || facts(draft) === facts(comment === null ? emptyDraft() : draftOf(comment))
}

/** Whether something was written in a box that is not on screen. */
export function hasDraft(place: BoxPlace, { drafts }: Drafts): boolean {
  return (drafts[boxKey(place)]?.body.trim() ?? '') !== ''
}

addHolder({ what: 'A comment that you began', keep: keepDrafts, forget: forgetDrafts })

function forgetDrafts(): void {
  for (const timer of timers.values()) clearTimeout(timer)
  timers.clear()
  written.clear()
  useDrafts.setState({ open: null, drafts: {} })
}

/** An empty draft with the id its comment will have: saved twice, by a crash in between or a key too many, it is one. */
function newDraft(): CommentDraft {
  const letters = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => (byte % 36).toString(36))
  return { id: letters.join(''), ...emptyDraft() }
}

/**
 * Forgets drafts that the disk has as comments already: the machine stopped between the one and the other. A box on screen
 * empties itself, once all that was chosen in it is saved.
 */
export function dropSavedDrafts({ post, comments }: Thread): void {
  const { open, drafts: all } = useDrafts.getState()
  for (const [key, draft] of Object.entries(all)) {
    const saved = comments.find(({ id }) => id === draft.id)
    if (!key.startsWith(`${post}/`) || saved?.body !== draft.body || (open && boxKey(open) === key)) continue
    forgetBox(key)
  }
}

/** Puts boxes back that were forgotten, as they were. */
export function restoreBoxes(boxes: readonly (readonly [string, CommentDraft])[]): void {
  useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, ...Object.fromEntries(boxes) } }))
  for (const [key] of boxes) keepSoon(key)
}

export function forgetBox(key: string): void {
  useDrafts.setState(({ drafts: { [key]: _, ...drafts } }) => ({ drafts }))
  keepSoon(key)
}

/**
 * Moves what was written at comments that are gone into the box of a new comment on their post, and opens that where one of
 * theirs was open. Answers where it was moved to, or null when there was nothing.
 */
export function rescueDrafts({ post, comments }: Thread): BoxPlace | null {
  const there = new Set(comments.map(({ id }) => id))
  const { open, drafts: all } = useDrafts.getState()
  const strays = Object.entries(all).filter(([key]) => {
    const [of, id] = key.split('/')
    return of === post && id !== undefined && id !== '' && !there.has(id)
  })
  const place = { post, id: null, mode: 'add' } as const
  const moved = strays.filter(([key, { body }]) => written.has(key) && body.trim() !== '')
  for (const [, draft] of moved) {
    const now = useDrafts.getState().drafts[boxKey(place)]
    if (now === undefined || now.body.trim() === '') writeDraft(place, { ...draft, id: newDraft().id })
    else writeDraft(place, { body: `${now.body}\n\n${draft.body}` })
  }
  const wasOpen = strays.some(([key]) => open && boxKey(open) === key)
  // The new place is kept first: cut off in between, the words stand twice.
  for (const [key] of strays) forgetBox(key)
  if (wasOpen) useDrafts.setState({ open: moved.length > 0 ? place : null })
  return moved.length > 0 ? place : null
}

/** What was written at comments of posts that are gone, and not on screen any more: no box shows it. */
export function draftsWithoutPost(
  { drafts }: Pick<Drafts, 'drafts'>,
  { posts, current }: Pick<Session, 'posts' | 'current'>,
) {
  return Object.entries(drafts).filter(([key, { body }]) => {
    const [of] = key.split('/')
    return written.has(key) && body.trim() !== '' && of !== current && !posts.some(({ id }) => id === of)
  })
}

/** As the author who writes at this machine begins a comment. */
export function emptyDraft(): CommentDraft {
  return { kind: 'author', title: '', body: '', author: ownCommenter(), topics: [] }
}

/** The author who writes at this machine, as comments name who wrote them. */
export function ownCommenter(): Commenter {
  const author = ownAuthor()
  return { name: author?.name ?? '', email: '', url: author?.url ?? '' }
}

function draftOf({ kind, title, body, author, topics }: Comment): CommentDraft {
  const { name, email, url } = author
  return { kind, title, body, author: { name, email, url }, topics: [...topics] }
}
