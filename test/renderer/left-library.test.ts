import { beforeEach, expect, test, vi } from 'vitest'
import { recallDrafts, useDrafts } from '../../src/renderer/session/comment-drafts'
import { fetchRows, useQueue } from '../../src/renderer/session/queue'
import { useSession } from '../../src/renderer/session/session'
import { lookAtSite, useSite } from '../../src/renderer/session/site'
import { countSources, loadSources, useSources } from '../../src/renderer/session/sources'
import { loadThread, loadTitledComments, useThreads } from '../../src/renderer/session/threads'

// A library of ten thousand posts answers when another one has been opened: nothing of it is shown there.

let answer: (value: unknown) => void = () => undefined

beforeEach(() => {
  const request = () =>
    new Promise((resolve) => {
      answer = (value) => resolve(JSON.stringify({ ok: true, value }))
    })
  vi.stubGlobal('window', { postil: { request } })
  useSession.setState({ dir: '/one', posts: [], titledComments: [] })
})

const source = {
  schema: 1,
  key: 'coyle',
  revision: 1,
  csl: { type: 'book', title: 'Tolls' },
  status: 'cited',
  remark: { text: '', prints: false },
  accessed: null,
  archived: null,
  tags: [],
  attachments: [],
}

const QUESTIONS: Readonly<Record<string, { ask: () => Promise<void>; answer: unknown; shown: () => unknown }>> = {
  sources: { ask: loadSources, answer: [source], shown: () => useSources.getState().index.sources },
  'counts of sources': {
    ask: countSources,
    answer: { coyle: { citations: 1, posts: 1 } },
    shown: () => useSources.getState().counts,
  },
  'a thread': {
    ask: () => loadThread('veto'),
    answer: { schema: 1, post: 'veto', revision: 1, closed: false, comments: [] },
    shown: () => useThreads.getState().threads,
  },
  'rows of the queue': {
    ask: () => fetchRows(['veto/a']),
    answer: [{ post: 'veto', id: 'a' }],
    shown: () => useQueue.getState().rows,
  },
  'comments that were begun': {
    ask: recallDrafts,
    answer: { 'veto//add': { kind: 'author', title: '', body: 'W', author: {}, topics: [] } },
    shown: () => useDrafts.getState().drafts,
  },
  'the folder of the site': {
    ask: lookAtSite,
    answer: { dir: '/site' },
    shown: () => useSite.getState(),
  },
}

for (const [name, { ask, answer: given, shown }] of Object.entries(QUESTIONS))
  test(`${name} of a library that was left are not shown in the next`, async () => {
    const before = shown()
    const asking = ask()
    useSession.setState({ dir: '/two' })
    answer(given)
    await asking
    expect(shown()).toEqual(before)
  })

test('comments with a title of a library that was left are not named in the next', async () => {
  const counts = { approved: 1, pending: 0, spam: 0, trash: 0 }
  useSession.setState({ posts: [{ id: 'veto', comments: counts } as never] })
  const asking = loadTitledComments()
  useSession.setState({ dir: '/two' })
  answer([{ post: 'veto', id: 'a', title: 'T', date: '2020-01-01T00:00:00Z' }])
  await asking
  expect(useSession.getState().titledComments).toEqual([])
})
