import { expect, vi } from 'vitest'

/**
 * What is kept counts as kept when the store has said so, not while it is on its way there; what failed is sent again,
 * what is kept is not. `keep` sends what there is and answers why it could not be kept, or null.
 */
export async function expectKeptWhenAnswered(keep: () => Promise<unknown>): Promise<void> {
  const onTheirWay: ((answer: unknown) => void)[] = []
  const request = async () => JSON.stringify(await new Promise((resolve) => onTheirWay.push(resolve)))
  vi.stubGlobal('window', { postil: { request } })

  // The clock has it kept; before the answer is there, the library is left.
  const byTheClock = keep()
  const onLeaving = keep()
  await vi.waitFor(() => expect(onTheirWay).toHaveLength(1))
  const error = { kind: 'disk', code: 'ENOTDIR', path: '.postil' }
  onTheirWay[0]?.({ ok: false, error })
  expect(await byTheClock).toEqual(error)
  expect(await onLeaving).toEqual(error)

  const again = keep()
  await vi.waitFor(() => expect(onTheirWay).toHaveLength(2))
  onTheirWay[1]?.({ ok: true, value: null })
  expect(await again).toBeNull()
  expect(await keep()).toBeNull()
  expect(onTheirWay).toHaveLength(2)
}
