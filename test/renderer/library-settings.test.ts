import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Library } from '../../src/core/library'
import {
  forgetLibraryEdits,
  keepLibrary,
  updateLibrary,
  useLibraryFailure,
} from '../../src/renderer/session/library-settings'
import { session, useSession } from '../../src/renderer/session/session'

/** What stands on the disk. */
let stored: Library
/** What the next saves are answered in the place of a save. */
let refusals: { readonly kind: string }[]

const DISK = { kind: 'disk', code: 'ENOSPC', path: 'library.json' }

beforeEach(() => {
  vi.useFakeTimers()
  forgetLibraryEdits()
  stored = { revision: 1, title: 'Old', description: '' } as Library
  refusals = []
  useSession.setState({ library: stored, screen: 'settings' })
  const request = async (_channel: string, { basedOn, changes }: { basedOn: number; changes: Partial<Library> }) => {
    const refusal = refusals.shift()
    if (refusal) return JSON.stringify({ ok: false, error: refusal })
    stored = { ...stored, ...changes, revision: basedOn + 1 }
    return JSON.stringify({ ok: true, value: stored })
  }
  vi.stubGlobal('window', { postil: { request } })
})

afterEach(() => {
  vi.useRealTimers()
})

test('what the disk refused stays on screen and is saved when it takes it, below what was changed since', async () => {
  refusals = [DISK, DISK]
  expect(await updateLibrary(() => ({ title: 'Marginal' }))).toBe(true)
  expect(await updateLibrary(() => ({ description: 'Notes.' }))).toBe(true)
  expect(session().library?.title).toBe('Marginal')
  expect(useLibraryFailure.getState().failure).toEqual(DISK)
  await updateLibrary(() => ({ title: 'Marginalia' }))
  expect(stored).toMatchObject({ title: 'Marginalia', description: 'Notes.' })
  await vi.advanceTimersByTimeAsync(20_000)
  expect(stored).toMatchObject({ revision: 2, title: 'Marginalia' })
  expect(useLibraryFailure.getState().failure).toBeNull()

  refusals = [DISK]
  await updateLibrary(() => ({ title: 'Notes' }))
  await vi.advanceTimersByTimeAsync(6000)
  expect(stored.title).toBe('Notes')
})

test('what is refused for good goes from the screen, and takes nothing else with it', async () => {
  refusals = [DISK, { kind: 'bad-request' }]
  await updateLibrary(() => ({ title: 'Marginal' }))
  expect(await updateLibrary(() => ({ baseUrl: 'nonsense' }))).toBe(false)
  expect(session().library).toMatchObject({ title: 'Marginal' })
  expect(session().library).not.toHaveProperty('baseUrl')
  expect(await keepLibrary()).toBeNull()
  expect(stored.title).toBe('Marginal')
})

test('whoever leaves is told why something could not be saved', async () => {
  refusals = [DISK, DISK]
  await updateLibrary(() => ({ title: 'Marginal' }))
  expect(await keepLibrary()).toEqual(DISK)
})
