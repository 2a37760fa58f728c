// @vitest-environment happy-dom
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { PostSummary } from '../../../src/core/post'
import { StrayDraftsNotice } from '../../../src/renderer/panes/notices/StrayDraftsNotice'
import { closeBox, keepDrafts, openBox, useDrafts, writeDraft } from '../../../src/renderer/session/comment-drafts'
import { session, useSession } from '../../../src/renderer/session/session'
import { useToast } from '../../../src/renderer/ui/toast'
import { storedPost } from '../stored-post'

const PLACE = { post: 'oath', id: 'c1', mode: 'reply' } as const
const KEY = 'oath/c1/reply'

let root: ReturnType<typeof createRoot>
let kept: unknown[] = []
let made: unknown[] = []

beforeEach(() => {
  ;[kept, made] = [[], []]
  const answers: Record<string, (input: never) => unknown> = {
    'comments.keepDraft': (input) => kept.push(input),
    'posts.create': ({ title, body }: { title: string; body: string }) => {
      made.push({ title, body })
      return { ...storedPost(1, body), title }
    },
    'library.view': () => ({ posts: session().posts, setAside: [], counts: session().counts, library: null }),
  }
  vi.stubGlobal('postil', {
    request: async (channel: string, input: never) =>
      JSON.stringify({ ok: true, value: answers[channel]?.(input) ?? null }),
  })
  useSession.setState({ posts: [{ id: 'oath' } as PostSummary] })
  useDrafts.setState({ open: null, drafts: {} })
  openBox(PLACE)
  writeDraft(PLACE, { body: 'Thank you, but no.' })
  openBox({ post: 'oath', id: 'c2', mode: 'reply' })
  closeBox()
  root = createRoot(document.body)
  root.render(<StrayDraftsNotice />)
})

afterEach(() => root.unmount())

function button(name: string): HTMLButtonElement | undefined {
  return [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name)
}

async function loseThePost(): Promise<void> {
  useSession.setState({ posts: [], current: 'oath' })
  await new Promise((resolve) => setTimeout(resolve, 50))
  // What is on screen stays in its box.
  expect(document.body.textContent).toBe('')
  useSession.setState({ current: null })
  await vi.waitFor(() =>
    expect(document.body.textContent).toContain('1 comment that you had begun belongs to a post that is gone.'),
  )
}

test('what was begun at a comment of a post that is gone can be kept as a post', async () => {
  await loseThePost()
  button('Keep as a new post')?.click()
  await vi.waitFor(() => expect(document.body.textContent).toBe(''))
  expect(made).toEqual([{ title: 'Comments begun on a post that is gone', body: 'Thank you, but no.' }])
  expect(KEY in useDrafts.getState().drafts).toBe(false)
  await keepDrafts()
  expect(kept).toContainEqual({ box: KEY, draft: null })
})

test('or be thrown away, which can be taken back; it waits for a post that comes back', async () => {
  await loseThePost()
  button('Throw away')?.click()
  await vi.waitFor(() => expect(document.body.textContent).toBe(''))
  expect(KEY in useDrafts.getState().drafts).toBe(false)
  useToast.getState().toast?.action?.run()
  expect(useDrafts.getState().drafts[KEY]?.body).toBe('Thank you, but no.')
  useSession.setState({ posts: [{ id: 'oath' } as PostSummary] })
  await vi.waitFor(() => expect(document.body.textContent).toBe(''))
  expect(made).toEqual([])
})
