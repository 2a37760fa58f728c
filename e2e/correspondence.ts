import type { Page } from 'playwright/test'
import type { Comment, CommentStatus } from '../src/core/comment'
import type { LibraryStore } from '../src/store/library-store'
import { makeLibrary, value } from './library'

/** Posts that readers wrote to. */
export const POSTS = [
  {
    title: 'Habeas Corpus in Wartime',
    body: 'The writ went out on a Sunday.[^writ]\n\nHe sent in his card, was told there was no answer, and *declined to force the gate*.[^gate]\n\n[^writ]: Court records, box 14.\n\n[^gate]: The return, at 19.\n',
  },
  { title: 'Jury Rooms', body: 'What twelve people may say to one another once the door is shut.\n' },
  {
    title: 'Treaty Fishing',
    body: 'Twenty-five years on, the lake opinion reads better than its critics predicted.\n',
  },
] as const

/** Makes the posts; answers their ids. */
export async function addPosts(store: LibraryStore): Promise<string[]> {
  const ids: string[] = []
  for (const { title, body } of POSTS)
    ids.push(value(await store.posts.create({ title, body, status: 'published' })).id)
  return ids
}

/** A comment `c00`, `c01`, … by a reader; the smaller its number the newer it is, so the queue lists them by number. */
export function letter(number: number, fields: Partial<Comment> = {}): Comment {
  const id = `c${String(number).padStart(2, '0')}`
  return {
    id,
    parent: null,
    kind: 'reader',
    title: '',
    author: { name: `Reader ${number}`, email: `reader${number}@example.org`, url: '' },
    date: new Date(Date.UTC(2026, 9, 20, 12) - number * 3_600_000).toISOString(),
    status: 'pending',
    topics: [],
    body: `Letter ${number} on the docket.`,
    ...fields,
  }
}

/** What the disk says of every comment of these posts: id and status, sorted; a comment that stands twice is there twice. */
export async function statuses(store: LibraryStore, posts: readonly string[]): Promise<[string, CommentStatus][]> {
  const all: [string, CommentStatus][] = []
  for (const post of posts)
    for (const { id, status } of value(await store.threads.get(post)).comments) all.push([id, status])
  return all.sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Makes published posts with one comment each, all waiting; answers their ids. */
export async function oneCommentEach(dir: string, count: number): Promise<string[]> {
  const posts: string[] = []
  await makeLibrary(dir, async (store) => {
    for (let i = 0; i < count; i++) {
      const post = value(await store.posts.create({ title: `Post ${i}`, body: 'x', status: 'published' })).id
      posts.push(post)
      value(await store.threads.add({ post, comment: letter(i) }))
    }
  })
  return posts
}

/** Shows the comments of the whole library. */
export async function openQueue(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: /^Comments/ })
    .click()
}

/** Moves the keyboard with Tab until it is on the element whose accessible name begins so. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    )
    if (focused.startsWith(name)) return
  }
  throw new Error(`Tab never reached ${name}`)
}
