import { expect, test, vi } from 'vitest'
import { keepHeld } from '../../src/renderer/session/holders'
import { replaceEverywhere } from '../../src/renderer/session/replace-everywhere'
import { storedPost } from './stored-post'

test('nobody leaves while words are replaced in many posts: one that were left out would be seen by nobody', async () => {
  const answers: (() => void)[] = []
  const stored = storedPost(2, 'Yes. Yes.')
  const answer = JSON.stringify({ ok: true, value: { post: stored, summary: stored } })
  vi.stubGlobal('window', {
    postil: { request: () => new Promise((resolve) => answers.push(() => resolve(answer))) },
  })
  const post = storedPost(1, 'No. No.')
  const found = { post, matches: [{ from: 0, to: 2 }] }
  const replacing = replaceEverywhere([found, found], 'Yes', false)
  let kept = false
  const keeping = keepHeld().then(() => {
    kept = true
  })
  for (const at of [0, 1]) {
    await vi.waitFor(() => expect(answers).toHaveLength(at + 1))
    expect(kept).toBe(false)
    answers[at]?.()
  }
  await keeping
  expect((await replacing).replaced).toHaveLength(2)
})
