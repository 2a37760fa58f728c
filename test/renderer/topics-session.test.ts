import { beforeEach, expect, test, vi } from 'vitest'
import { useSession } from '../../src/renderer/session/session'
import { deleteTopic, editTopics, loadTopics, useTopics } from '../../src/renderer/session/topics'

interface Tree {
  readonly revision: number
  readonly topics: readonly { readonly id: string; readonly title: string }[]
}

/** What stands on the disk. */
let stored: Tree
/** The answers about what is filed that are on their way. */
let onTheirWay: (() => void)[]

beforeEach(() => {
  onTheirWay = []
  stored = { revision: 1, topics: [{ id: 'a', title: 'New topic' }] }
  useSession.setState({ dir: '/blog' })
  useTopics.setState({ topics: null, lines: [], selected: null })
  const answers: Record<string, (input: never) => unknown> = {
    'topics.get': () => ({ schema: 1, entries: {}, ...stored }),
    'topics.filed': () => new Promise((resolve) => onTheirWay.push(() => resolve([]))),
    // Another library's view: nothing of it is taken over.
    'library.view': () => ({ dir: '/another' }),
    'topics.remove': ({ id }: { id: string }) => {
      stored = { revision: stored.revision + 1, topics: stored.topics.filter((topic) => topic.id !== id) }
      return { topics: { schema: 1, entries: {}, ...stored }, before: {}, filed: [] }
    },
    'topics.save': ({ basedOn, changes }: { basedOn: number; changes: Tree }) => {
      if (basedOn !== stored.revision) throw new Error('conflict')
      stored = { ...changes, revision: basedOn + 1 }
      return { schema: 1, entries: {}, ...stored }
    },
  }
  const request = async (channel: string, input: unknown) =>
    JSON.stringify({ ok: true, value: await answers[channel]?.(input as never) })
  vi.stubGlobal('window', { postil: { request } })
})

const shown = () => useTopics.getState().topics?.topics[0]?.title

function rename(title: string): Promise<boolean> {
  return editTopics((tree) => ({ ...tree, topics: tree.topics.map((topic) => ({ ...topic, title })) }))
}

async function arrive(): Promise<void> {
  await vi.waitFor(() => expect(onTheirWay.length).toBeGreaterThan(0))
  for (const answer of onTheirWay.splice(0)) answer()
}

test('a tree that was asked for before an edit was saved does not take its place', async () => {
  const first = loadTopics()
  await arrive()
  await first
  const again = loadTopics()
  await vi.waitFor(() => expect(onTheirWay).toHaveLength(1))
  // Named and saved while the answer is on its way.
  await rename('Oaths')
  await arrive()
  await arrive()
  await again
  expect(shown()).toBe('Oaths')
  await rename('Oaths and vows')
  expect(stored.topics[0]?.title).toBe('Oaths and vows')
})

test('whoever goes to another topic while one is taken away stays there', async () => {
  const two = ['a', 'b', 'c'].map((id) => ({ id, title: id, parent: null, description: '' }))
  stored = { revision: 1, topics: two }
  const first = loadTopics()
  await arrive()
  await first
  useTopics.setState({ selected: 'a' })
  const deleted = deleteTopic('a')
  useTopics.setState({ selected: 'c' })
  await arrive()
  await deleted
  expect(useTopics.getState().selected).toBe('c')
})
