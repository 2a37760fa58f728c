import { create } from 'zustand'
import { describeError } from '../../core/error-words'
import type { Reply } from '../../ipc/contract'
import type { Backlink } from '../../ipc/shapes'
import { request } from '../bridge'
import { showToast } from '../ui/toast'
import { adoptChanges } from './changes'
import { addHolder } from './holders'
import { editPost } from './posts'
import { savePost, savePosts } from './saving'
import { session } from './session'

/** A new slug that texts of the library would have to follow; null while none is asked about. */
export interface SlugChange {
  readonly post: string
  readonly from: string
  readonly to: string
  readonly places: readonly Backlink[]
}

export const useSlugChange = create<{ readonly change: SlugChange | null }>()(() => ({ change: null }))

/** Nobody leaves over the question without an answer: the new slug would be gone. */
addHolder({
  what: 'The new address of a post',
  keep: async () => (useSlugChange.getState().change === null ? null : { kind: 'bad-request', detail: UNANSWERED }),
  forget: () => {
    lookedInto.clear()
    keepSlug()
  },
})

const UNANSWERED = 'other texts name it by the old one; say first whether they shall change, too'

/** The places that refer to a post. */
export async function backlinks(post: string): Promise<Reply<'references.to'>> {
  await savePosts()
  return request('references.to', { post })
}

/** The new slug of a post, while the texts that name it by the old one are looked for. */
const lookedInto = new Map<string, { readonly to: string; readonly done: Promise<void> }>()

/**
 * Gives a post another slug; where texts name it by the old one, shows first what would change. Its field hands the same
 * slug over once more when the dialog takes the keyboard from it: that asks nothing anew.
 */
export function changeSlug(post: string, to: string): Promise<void> {
  const { change } = useSlugChange.getState()
  if (change?.post === post && change.to === to) return Promise.resolve()
  const before = lookedInto.get(post)
  if (before?.to === to) return before.done
  const from = session().desk[post]?.saved.slug ?? to
  const done: Promise<void> = placesToFollow(post, from, to).then((places) => {
    // Another slug was handed over since, or the library was left.
    if (lookedInto.get(post)?.done !== done) return
    lookedInto.delete(post)
    // Texts that name it by the old one would lead nowhere.
    if (!places.ok) showToast(`The address stays as it was. ${describeError(places.error)}`)
    else if (places.value.length === 0) editPost(post, { slug: to })
    else useSlugChange.setState({ change: { post, from, to, places: places.value } })
  })
  lookedInto.set(post, { to, done })
  return done
}

async function placesToFollow(post: string, from: string, to: string): Promise<Reply<'references.to'>> {
  if (from === to) return { ok: true, value: [] }
  const places = await backlinks(post)
  return places.ok ? { ok: true, value: places.value.filter(({ name }) => name === from) } : places
}

/** Leaves the slug as it was. */
export function keepSlug(): void {
  useSlugChange.setState({ change: null })
}

/** Changes the slug and every text that names the post by the old one. */
export async function followSlug(): Promise<void> {
  const { change } = useSlugChange.getState()
  useSlugChange.setState({ change: null })
  if (!change) return
  const { post, from, to } = change
  editPost(post, { slug: to })
  await savePost(post)
  if (session().desk[post]?.saved.slug !== to) return
  const reply = await request('references.follow', { from, to })
  if (!reply.ok) return showToast(`Not every reference was changed: ${describeError(reply.error)}`)
  const { posts, threads } = reply.value
  await adoptChanges({ posts, threads, sources: false, topics: false, library: false })
  showToast(posts.length + threads.length === 1 ? '1 text changed' : `${posts.length + threads.length} texts changed`)
}
