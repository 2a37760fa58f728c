import { beforeEach, expect, test, vi } from 'vitest'
import { forgetHeld, keepHeld } from '../../src/renderer/session/holders'
import { useSession } from '../../src/renderer/session/session'
import { useTitles } from '../../src/renderer/session/topic-titles'
import { deleteTopic, editTopics, loadTopics, useTopics } from '../../src/renderer/session/topics'

interface Tree {
  readonly revision: number
  readonly topics: readonly { readonly id: string; readonly title: string }[]
}

/** What stands on the disk. */
let stored: Tree
/** The answers about what is filed that are on their way. */
let onTheirWay: (() => void)[]
/** What the next saves are answered in the place of a save. */
let refusals: { readonly kind: string }[]

beforeEach(() => {
  forgetHeld()
  refusals = []
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
      const refusal = refusals.shift()
      if (refusal) throw refusal
      if (basedOn !== stored.revision) throw { kind: 'conflict', what: 'topics.json', revision: stored.revision }
      stored = { ...changes, revision: basedOn + 1 }
      return { schema: 1, entries: {}, ...stored }
    },
  }
  const request = async (channel: string, input: unknown) => {
    try {
      return JSON.stringify({ ok: true, value: await answers[channel]?.(input as never) })
    } catch (error) {
      return JSON.stringify({ ok: false, error })
    }
  }
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

test('comments show a topic by the name that it was just given here', async () => {
  const first = loadTopics()
  await arrive()
  await first
  await rename('Oaths')
  expect(useTitles.getState().titles.get('a')).toBe('Oaths')
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

test('what the disk refused stays on screen, is told of on leaving, and is saved when the disk takes it', async () => {
  const first = loadTopics()
  await arrive()
  await first
  const error = { kind: 'disk', code: 'ENOSPC', path: 'topics.json' }
  refusals = [error, error]
  expect(await rename('Oaths')).toBe(true)
  expect(await keepHeld()).toEqual([{ what: 'The topics', error }])
  const again = loadTopics()
  await arrive()
  await again
  expect(shown()).toBe('Oaths')
  expect(await keepHeld()).toEqual([])
  expect(stored.topics[0]?.title).toBe('Oaths')
})

test('an edit goes on top of what another program made of the tree', async () => {
  const first = loadTopics()
  await arrive()
  await first
  stored = { revision: 7, topics: [...stored.topics, { id: 'b', title: 'Theirs' }] }
  await editTopics((tree) => ({
    ...tree,
    topics: tree.topics.map((topic) => (topic.id === 'a' ? { ...topic, title: 'Mine' } : topic)),
  }))
  expect(stored.topics.map(({ title }) => title)).toEqual(['Mine', 'Theirs'])
})
