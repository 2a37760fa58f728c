import { beforeEach, expect, test, vi } from 'vitest'
import type { Library } from '../../src/core/library'
import { adoptChanges } from '../../src/renderer/session/changes'
import { adoptLibrary, updateLibrary } from '../../src/renderer/session/library-settings'
import { session, useSession } from '../../src/renderer/session/session'

const NOTHING = { posts: [], threads: [], sources: false, topics: false, library: false }
const library = (revision: number, title: string) => ({ revision, title, description: '' }) as Library
const view = {
  dir: '/blog',
  library: library(2, 'Renamed'),
  posts: [{ id: 'new' }],
  setAside: [{ path: 'x' }],
  counts: { sources: 3, topics: 4 },
  readOnly: null,
}
let asked: string[] = []
let answer: (channel: string, input: unknown) => unknown = () => view

beforeEach(() => {
  asked = []
  answer = () => view
  useSession.setState({ dir: '/blog', posts: [], setAside: [], library: library(1, 'Old') })
  const request = async (channel: string, input: unknown) => {
    asked.push(channel)
    return JSON.stringify({ ok: true, value: await answer(channel, input) })
  }
  vi.stubGlobal('window', { postil: { request } })
})

test.each([
  ['posts and comments', { posts: ['new'], threads: ['new'] }],
  ['a file that was set aside', {}],
  ['sources and settings', { sources: true, library: true }],
])('after a change of %s from outside the view is asked for once', async (_what, changed) => {
  await adoptChanges({ ...NOTHING, ...changed })
  expect(asked).toEqual(['library.view'])
  expect(session()).toMatchObject({ posts: [{ id: 'new' }], setAside: [{ path: 'x' }], counts: { sources: 3 } })
  expect(session().library).toEqual(library(2, 'Renamed'))
})

test('a setting that was changed outside is the base of the next change here, and shows under one on its way', async () => {
  const bases: unknown[] = []
  answer = (_channel, input) => {
    const { basedOn, changes } = input as { basedOn: number; changes: Partial<Library> }
    bases.push(basedOn)
    return { ...library(basedOn + 1, 'Renamed'), ...changes }
  }
  const first = updateLibrary(() => ({ description: 'Mine' }))
  adoptLibrary(library(5, 'Renamed'))
  expect(session().library).toEqual({ ...library(5, 'Renamed'), description: 'Mine' })
  await first
  await updateLibrary(() => ({ description: 'Mine again' }))
  expect(bases).toEqual([5, 6])
  expect(session().library).toEqual({ ...library(7, 'Renamed'), description: 'Mine again' })
})

test('an answer that a save has overtaken, or about another library, changes nothing', async () => {
  adoptLibrary(library(3, 'Newest'))
  adoptLibrary(library(2, 'Overtaken'))
  expect(session().library).toEqual(library(3, 'Newest'))
  useSession.setState({ dir: '/another' })
  await adoptChanges({ ...NOTHING, library: true })
  expect(session()).toMatchObject({ posts: [], library: library(3, 'Newest') })
})
