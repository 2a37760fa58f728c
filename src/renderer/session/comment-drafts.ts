import { create } from 'zustand'
import type { Comment, CommentKind } from '../../core/comment'
import { session } from './session'

/** What a box is for: an answer to a comment, a change of it, or a new comment on the post. */
export type BoxMode = 'reply' | 'edit' | 'add'

export interface BoxPlace {
  readonly post: string
  /** The comment answered or changed; null for a new one. */
  readonly id: string | null
  readonly mode: BoxMode
}

/** What stands in a box until it is saved. */
export interface CommentDraft {
  readonly kind: CommentKind
  readonly title: string
  readonly body: string
  readonly author: { readonly name: string; readonly email: string; readonly url: string }
  readonly topics: readonly string[]
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
    drafts: key in drafts ? drafts : { ...drafts, [key]: comment === null ? emptyDraft() : draftOf(comment) },
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
}

/** Empties a box that was saved, and closes it. */
export function dropDraft(place: BoxPlace): void {
  useDrafts.setState(({ open, drafts: { [boxKey(place)]: _, ...drafts } }) => ({
    open: open !== null && boxKey(open) === boxKey(place) ? null : open,
    drafts,
  }))
}

/** Whether something was written in a box that is not on screen. */
export function hasDraft(place: BoxPlace, { drafts }: Drafts): boolean {
  return (drafts[boxKey(place)]?.body.trim() ?? '') !== ''
}

/** Forgets the boxes of a library that is left. */
export function forgetDrafts(): void {
  useDrafts.setState({ open: null, drafts: {} })
}

/** As the blog's own author writes: the first author of the library. */
export function emptyDraft(): CommentDraft {
  const author = session().library?.authors[0]
  return {
    kind: 'author',
    title: '',
    body: '',
    author: { name: author?.name ?? '', email: '', url: author?.url ?? '' },
    topics: [],
  }
}

export function draftOf({ kind, title, body, author, topics }: Comment): CommentDraft {
  return { kind, title, body, author: { name: author.name, email: author.email, url: author.url }, topics }
}
