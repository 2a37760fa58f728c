import { expect, test, vi } from 'vitest'
import { Post } from '../../src/core/post'
import { keepJournal } from '../../src/renderer/session/journal'
import { useSession } from '../../src/renderer/session/session'

const saved = Post.parse({
  schema: 1,
  id: 'veto',
  revision: 1,
  title: 'The Veto',
  slug: 'the-veto',
  status: 'draft',
  date: '2026-01-01T00:00:00Z',
  created: '2026-01-01T00:00:00Z',
  modified: '2026-01-01T00:00:00Z',
  body: 'Here.',
})

test('typing counts as kept when the journal has said so, not while it is on its way there', async () => {
  const onTheirWay: ((answer: unknown) => void)[] = []
  const request = async () => JSON.stringify(await new Promise((resolve) => onTheirWay.push(resolve)))
  vi.stubGlobal('window', { postil: { request } })
  const draft = { ...saved, body: 'Here. Kept nowhere.' }
  useSession.setState({ desk: { veto: { saved, draft, save: { kind: 'unsaved' }, theirs: null } } })

  // The clock has it kept; before the answer is there, the library is left.
  const byTheClock = keepJournal()
  const onLeaving = keepJournal()
  await vi.waitFor(() => expect(onTheirWay).toHaveLength(1))
  const error = { kind: 'disk', code: 'ENOTDIR', path: '.postil/journal' }
  onTheirWay[0]?.({ ok: false, error })
  expect(await byTheClock).toEqual(error)
  expect(await onLeaving).toEqual(error)

  // What failed is sent again, and what is kept is not.
  const again = keepJournal()
  await vi.waitFor(() => expect(onTheirWay).toHaveLength(2))
  onTheirWay[1]?.({ ok: true, value: null })
  expect(await again).toBeNull()
  expect(await keepJournal()).toBeNull()
  expect(onTheirWay).toHaveLength(2)
})
