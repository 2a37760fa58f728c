import { expect, test, vi } from 'vitest'
import { Comment, Thread } from '../../../src/core/comment'
import {
  keepDrafts,
  openBox,
  recallDrafts,
  rescueDrafts,
  useDrafts,
  writeDraft,
} from '../../../src/renderer/session/comment-drafts'
import { loadThread } from '../../../src/renderer/session/threads'
import { expectKeptWhenAnswered } from '../kept-when-answered'

test('what is written in a box counts as kept when the store has said so, not while it is on its way there', async () => {
  writeDraft({ post: 'veto', mode: 'reply', id: 'c1' }, { body: 'Kept nowhere.' })
  await expectKeptWhenAnswered(keepDrafts)
})

test('what stood in a box comes back also when it was opened, and written in, before that was read', async () => {
  const draft = { kind: 'author', title: '', author: { name: '', email: '', url: '' }, topics: [] }
  const comment = Comment.parse({
    ...draft,
    id: 'c1',
    date: '2026-03-04T09:00:00Z',
    status: 'pending',
    body: 'Is it so?',
  })
  const kept = {
    'oath/c1/edit': { ...draft, body: 'You are right.' },
    'oath/c2/reply': { ...draft, body: 'Thank you.' },
  }
  vi.stubGlobal('window', { postil: { request: async () => JSON.stringify({ ok: true, value: kept }) } })
  openBox({ post: 'oath', mode: 'edit', id: 'c1' }, comment)
  openBox({ post: 'oath', mode: 'reply', id: 'c2' })
  writeDraft({ post: 'oath', mode: 'reply', id: 'c2' }, { body: 'And more.' })
  await recallDrafts()
  const { drafts } = useDrafts.getState()
  expect(drafts['oath/c1/edit']?.body).toBe('You are right.')
  expect(drafts['oath/c2/reply']?.body).toBe('Thank you.\n\nAnd more.')
})

test('an answer that the disk has as a comment is not offered again, also where its thread was read first', async () => {
  const author = { name: 'Ada Marsh', email: '', url: '' }
  const given = { id: 'given', kind: 'author', title: '', author, topics: [], body: 'You are right.' }
  const comments = [{ ...given, parent: 'c1', date: '2026-03-04T09:00:00Z', status: 'approved' }]
  const thread = Thread.parse({ schema: 1, post: 'writ', revision: 2, comments })
  let tellDrafts = () => {}
  const drafts = new Promise((resolve) => {
    tellDrafts = () => resolve({ 'writ/c1/reply': given })
  })
  const request = async (channel: string) =>
    JSON.stringify({ ok: true, value: await (channel === 'comments.drafts' ? drafts : thread) })
  vi.stubGlobal('window', { postil: { request } })
  const recalling = recallDrafts()
  const loading = loadThread('writ')
  await new Promise((resolve) => setTimeout(resolve))
  tellDrafts()
  await Promise.all([recalling, loading])
  expect(useDrafts.getState().drafts).not.toHaveProperty('writ/c1/reply')
})

test('what was written at comments that are gone moves into the box of a new comment, which opens where one was open', async () => {
  vi.stubGlobal('window', { postil: { request: async () => JSON.stringify({ ok: true, value: null }) } })
  const thread = Thread.parse({ schema: 1, post: 'docket', revision: 2, comments: [] })
  const reply = { post: 'docket', mode: 'reply', id: 'gone' } as const
  const edit = { post: 'docket', mode: 'edit', id: 'gone-too' } as const
  openBox(edit)
  writeDraft(edit, { body: 'Better words.' })
  openBox(reply)
  writeDraft(reply, { body: 'An answer.' })
  openBox({ post: 'docket', mode: 'reply', id: 'untouched' })
  openBox(reply)
  expect(rescueDrafts(thread)).toEqual({ post: 'docket', mode: 'add', id: null })
  const { open, drafts } = useDrafts.getState()
  expect(open).toEqual({ post: 'docket', mode: 'add', id: null })
  expect(Object.keys(drafts).filter((key) => key.startsWith('docket/'))).toEqual(['docket//add'])
  expect(drafts['docket//add']?.body).toBe('Better words.\n\nAn answer.')
  expect(rescueDrafts(thread)).toBeNull()
})
