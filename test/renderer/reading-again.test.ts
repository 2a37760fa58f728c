import { beforeEach, expect, test, vi } from 'vitest'
import { adoptChanges } from '../../src/renderer/session/changes'
import { createPost, openPost } from '../../src/renderer/session/posts'
import { savePost } from '../../src/renderer/session/saving'
import { session, useSession } from '../../src/renderer/session/session'
import { tellFirstPaint } from '../../src/renderer/ui/first-paint'
import { useToast } from '../../src/renderer/ui/toast'
import { storedPost } from './stored-post'

// What the store answers may be overtaken: by a save of our own that was asked for later, or is answered later.

const CHANGED = { posts: ['veto'], threads: [], sources: false, topics: false, library: false }

const [before, after] = [storedPost(1, 'One.'), storedPost(2, 'One. Two.')]

interface Asked {
  readonly channel: string
  answer(value: unknown): void
}

let asked: Asked[] = []

/** The first request of this channel that is not answered yet. */
async function request(channel: string): Promise<Asked> {
  return vi.waitFor(() => {
    const at = asked.findIndex((one) => one.channel === channel)
    expect(at, `a request ${channel}`).toBeGreaterThanOrEqual(0)
    return asked.splice(at, 1)[0] as Asked
  })
}

beforeEach(async () => {
  asked = []
  const answerLater = (channel: string) =>
    new Promise((resolve) => asked.push({ channel, answer: (value) => resolve(JSON.stringify(value)) }))
  vi.stubGlobal('window', { postil: { request: answerLater } })
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run))
  await tellFirstPaint()
  useSession.setState({
    dir: '/blog',
    current: null,
    openFailure: null,
    preferences: { ...session().preferences, lastPost: { '/blog': 'veto' } },
    desk: { veto: { saved: before, draft: before, save: { kind: 'saved' }, theirs: null } },
  })
})

const ok = (value: unknown) => ({ ok: true, value })
const saved = ok({ post: after, summary: {} })

function typeTwo(): Promise<void> {
  const open = session().desk.veto
  if (open)
    useSession.setState({
      desk: { veto: { ...open, draft: { ...before, body: after.body }, save: { kind: 'unsaved' } } },
    })
  return savePost('veto')
}

test('a save of our own that is read before it is answered is no version from elsewhere', async () => {
  const saving = typeTwo()
  const save = await request('posts.save')
  const adopting = adoptChanges(CHANGED)
  ;(await request('library.view')).answer({ ok: false, error: { kind: 'internal', detail: '' } })
  // Where reading does not wait for the save, it is asked for by now.
  await new Promise((resolve) => setTimeout(resolve))
  const early = asked.find(({ channel }) => channel === 'posts.open')
  early?.answer(ok(after))
  await new Promise((resolve) => setTimeout(resolve))
  save.answer(saved)
  await saving
  if (!early) (await request('posts.open')).answer(ok(after))
  await adopting
  expect(session().desk.veto).toEqual({ saved: after, draft: after, save: { kind: 'saved' }, theirs: null })
})

test('what was read before a save of our own does not come back over it', async () => {
  const opening = openPost('veto')
  const open = await request('posts.open')
  const saving = typeTwo()
  ;(await request('posts.save')).answer(saved)
  await saving
  open.answer(ok(before))
  ;(await request('posts.open')).answer(ok(after))
  expect(await opening).toBe(true)
  expect(session().desk.veto).toEqual({ saved: after, draft: after, save: { kind: 'saved' }, theirs: null })
})

/** As the store has it after its topic was deleted, say. */
const refiled = { ...before, revision: 2, topics: ['books'] }
const UNSAVED = { save: { kind: 'unsaved' }, theirs: null }

function type(body: string): void {
  useSession.setState({ desk: { veto: { saved: before, draft: { ...before, body }, ...UNSAVED } as never } })
}

test('what changed elsewhere in other fields than are typed in is taken over under what is typed', async () => {
  type('One. Two.')
  const adopting = adoptChanges(CHANGED)
  ;(await request('library.view')).answer({ ok: false, error: { kind: 'internal', detail: '' } })
  ;(await request('posts.open')).answer(ok(refiled))
  await adopting
  expect(session().desk.veto).toEqual({ saved: refiled, draft: { ...refiled, body: 'One. Two.' }, ...UNSAVED })
})

test('a save that meets such a change goes on top of it; one that meets another text waits for the author', async () => {
  const saving = typeTwo()
  const conflict = { ok: false, error: { kind: 'conflict', what: 'posts/veto.json', revision: 2 } }
  ;(await request('posts.save')).answer(conflict)
  ;(await request('posts.open')).answer(ok(refiled))
  await saving
  const again = await request('posts.save')
  expect(session().desk.veto?.saved).toEqual(refiled)
  again.answer(conflict)
  const theirs = { ...refiled, revision: 3, body: 'Other.' }
  ;(await request('posts.open')).answer(ok(theirs))
  await vi.waitFor(() => expect(session().desk.veto).toMatchObject({ save: { kind: 'failed' }, theirs }))
})

test('a version from elsewhere is taken over when the post is opened again', async () => {
  const opening = openPost('veto')
  ;(await request('posts.open')).answer(ok(after))
  expect(await opening).toBe(true)
  expect(session().desk.veto?.draft).toEqual(after)
})

test('a post that was open before is on screen, and takes what is typed, although it cannot be read again', async () => {
  const opening = openPost('veto')
  ;(await request('posts.open')).answer({ ok: false, error: { kind: 'disk', code: 'EIO', path: 'posts/veto.json' } })
  expect(await opening).toBe(true)
  expect(session()).toMatchObject({ current: 'veto', openFailure: null })
  expect(session().desk.veto?.draft).toEqual(before)
})

test('a save that another program stands in the way of is tried again: the file may come back whole', async () => {
  vi.useFakeTimers()
  const saving = typeTwo()
  ;(await request('posts.save')).answer({ ok: false, error: { kind: 'not-found', what: 'The post veto' } })
  await saving
  expect(session().desk.veto?.save.kind).toBe('failed')
  await vi.advanceTimersByTimeAsync(5000)
  vi.useRealTimers()
  ;(await request('posts.save')).answer(saved)
  await vi.waitFor(() => expect(session().desk.veto?.save.kind).toBe('saved'))
})

test('a post that cannot be made is told of, whatever is on screen', async () => {
  useSession.setState({ current: 'veto' })
  const making = createPost()
  ;(await request('posts.create')).answer({ ok: false, error: { kind: 'disk', code: 'ENOENT', path: '/blog' } })
  expect(await making).toBeNull()
  expect(useToast.getState().toast?.text).toMatch(/^No post was made\. /)
})
