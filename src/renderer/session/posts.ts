import { describeError } from '../../core/error-words'
import type { Post, PostChanges, PostSummary } from '../../core/post'
import { localTimestamp } from '../../core/timestamp'
import { request } from '../bridge'
import { firstPaint } from '../ui/first-paint'
import { showToast } from '../ui/toast'
import { putOnDesk, replaceOpen } from './desk'
import { setPreferences } from './preferences'
import { readAgain, scheduleSave } from './saving'
import { session, useSession } from './session'
import { ownAuthor } from './writes-as'

/** The post that was asked for last: an answer about another one does not take its place on screen. */
let wanted: string | null = null

/**
 * Puts a post on screen. One that was opened before comes back as it was left, and a clean one is read again. Answers
 * false when it could not be opened, or another one was asked for since.
 */
export async function openPost(id: string): Promise<boolean> {
  wanted = id
  const kept = session().desk[id]
  useSession.setState({ screen: 'posts', openFailure: null, opening: !kept })
  if (kept) useSession.setState({ current: id })
  rememberLast(id)
  const { dir } = session()
  if (kept) {
    if (kept.save.kind === 'saved') await readAgain(id)
    return session().dir === dir && wanted === id
  }
  // At the start the list is painted before the text.
  const [reply] = await Promise.all([request('posts.open', { id }), firstPaint])
  if (session().dir !== dir) return false
  if (!reply.ok) {
    if (wanted === id) useSession.setState({ current: null, opening: false, openFailure: reply.error })
    return false
  }
  if (!session().desk[id]) putOnDesk(reply.value)
  if (wanted === id) useSession.setState({ current: id, opening: false })
  return wanted === id
}

function rememberLast(id: string): void {
  const { dir, preferences } = session()
  if (preferences.lastPost[dir] !== id) setPreferences({ lastPost: { ...preferences.lastPost, [dir]: id } })
}

/** Changes the post on screen and saves it about a second later. */
export function editPost(id: string, changes: PostChanges): void {
  const open = session().desk[id]
  if (!open || session().readOnly) return
  const draft = { ...open.draft, ...changes } as Post
  // The same object while it stays unsaved: a key press must not draw the save mark anew.
  const save = open.save.kind === 'saved' ? ({ kind: 'unsaved' } as const) : open.save
  replaceOpen(id, { ...open, draft, save })
  scheduleSave(id)
}

/** Makes a draft, empty unless words are given, puts it on top of the list and opens it. Answers its id, or null when it could not be made. */
export async function createPost(words = { title: '', body: '' }): Promise<string | null> {
  const { library } = session()
  const author = ownAuthor()
  const reply = await request('posts.create', {
    ...words,
    status: 'draft',
    date: localTimestamp(new Date()),
    ...(author ? { authors: [author.id] } : {}),
    ...(library ? { language: library.language } : {}),
  })
  if (!reply.ok) {
    showToast(`No post was made. ${describeError(reply.error)}`)
    return null
  }
  const post = reply.value
  putOnDesk(post)
  wanted = post.id
  useSession.setState((state) => ({
    posts: [summaryOf(post), ...state.posts],
    current: post.id,
    opening: false,
    screen: 'posts',
    openFailure: null,
    filter: { ...state.filter, query: '', status: 'all' },
  }))
  rememberLast(post.id)
  return post.id
}

function summaryOf(post: Post): PostSummary {
  const { id, revision, title, slug, status, date, modified, authors, topics, tags, language } = post
  const comments = { approved: 0, pending: 0, spam: 0, trash: 0 }
  return {
    ...{ id, revision, title, slug, status, date, modified, authors, topics, tags, language },
    ...{ opening: '', words: 0, notes: 0, comments },
  }
}
