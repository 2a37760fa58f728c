import { expect, test, vi } from 'vitest'
import { keepDrafts, writeDraft } from '../../../src/renderer/session/comment-drafts'

test('what is written in a box counts as kept when the store has said so, not while it is on its way there', async () => {
  const onTheirWay: ((answer: unknown) => void)[] = []
  const request = async () => JSON.stringify(await new Promise((resolve) => onTheirWay.push(resolve)))
  vi.stubGlobal('window', { postil: { request } })
  writeDraft({ post: 'veto', mode: 'reply', id: 'c1' }, { body: 'Kept nowhere.' })

  // The clock has it kept; before the answer is there, the library is left.
  const byTheClock = keepDrafts()
  const onLeaving = keepDrafts()
  await vi.waitFor(() => expect(onTheirWay).toHaveLength(1))
  const error = { kind: 'disk', code: 'ENOTDIR', path: '.postil/drafts' }
  onTheirWay[0]?.({ ok: false, error })
  expect(await byTheClock).toEqual(error)
  expect(await onLeaving).toEqual(error)

  // What failed is sent again.
  const again = keepDrafts()
  await vi.waitFor(() => expect(onTheirWay).toHaveLength(2))
  onTheirWay[1]?.({ ok: true, value: null })
  expect(await again).toBeNull()
  expect(await keepDrafts()).toBeNull()
  expect(onTheirWay).toHaveLength(2)
})
