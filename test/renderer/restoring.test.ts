import { expect, test, vi } from 'vitest'
import { putOnDesk } from '../../src/renderer/session/desk'
import { restoreVersion } from '../../src/renderer/session/history'
import { session } from '../../src/renderer/session/session'
import { useToast } from '../../src/renderer/ui/toast'
import { storedPost } from './stored-post'

test('a restored version can be taken back also where the text of before was kept earlier, for another reason', async () => {
  const versions: Readonly<Record<number, string>> = { 1: 'The first text.', 2: 'The text of before.' }
  let stored = storedPost(2, 'The text of before.')
  const answers: Record<string, (input: { sequence: number }) => unknown> = {
    'history.restore': ({ sequence }) => {
      stored = storedPost(stored.revision + 1, versions[sequence] ?? '')
      return { post: stored, summary: { id: stored.id } }
    },
    'history.list': () => [
      { sequence: 2, reason: 'kept' },
      { sequence: 1, reason: 'session' },
    ],
  }
  vi.stubGlobal('window', {
    ...{ addEventListener: () => undefined, removeEventListener: () => undefined },
    postil: {
      request: async (channel: string, input: { sequence: number }) =>
        JSON.stringify({ ok: true, value: answers[channel]?.(input) }),
    },
  })
  putOnDesk(stored)
  await restoreVersion('veto', 1, 'yesterday')
  expect(session().desk.veto?.draft.body).toBe('The first text.')
  useToast.getState().toast?.action?.run()
  await vi.waitFor(() => expect(session().desk.veto?.draft.body).toBe('The text of before.'))
})
