import { beforeEach, expect, test, vi } from 'vitest'
import { adoptChanges } from '../../src/renderer/session/changes'
import { session } from '../../src/renderer/session/session'

const NOTHING = { posts: [], threads: [], sources: false, topics: false, library: false }
let asked: string[] = []

beforeEach(() => {
  asked = []
  const library = { title: 'Renamed', revision: 2 }
  const view = { library, posts: [{ id: 'new' }], setAside: [{ path: 'x' }], counts: { sources: 3, topics: 4 } }
  vi.stubGlobal('window', {
    postil: {
      request: async (channel: string) => {
        asked.push(channel)
        return JSON.stringify({ ok: true, value: { ...view, readOnly: null } })
      },
    },
  })
})

test.each([
  ['posts and comments', { posts: ['new'], threads: ['new'] }],
  ['a file that was set aside', {}],
  ['sources and settings', { sources: true, library: true }],
])('after a change of %s from outside the view is asked for once', async (_what, changed) => {
  await adoptChanges({ ...NOTHING, ...changed })
  expect(asked).toEqual(['library.view'])
  expect(session()).toMatchObject({ posts: [{ id: 'new' }], setAside: [{ path: 'x' }], counts: { sources: 3 } })
  expect(session().library, 'the next change of a setting is based on the revision that stands').toMatchObject({
    title: 'Renamed',
    revision: 2,
  })
})
