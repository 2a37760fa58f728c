import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Source } from '../../src/core/source'
import { SourceIndex } from '../../src/core/sources/source-index'
import {
  asEdited,
  changeSource,
  flushSource,
  flushSources,
  useSourceEdits,
} from '../../src/renderer/session/source-edits'
import { useSources } from '../../src/renderer/session/sources'

/** What stands on the disk. */
let stored: Source
/** What the next saves are answered in the place of a save. */
let refusals: { readonly kind: string }[]
/** Holds saves back while it is set. */
let gate: Promise<void> | null

const DISK = { kind: 'disk', code: 'ENOSPC', path: 'sources/copper.json' }
const csl = (title: string, more: object = {}) => ({ type: 'book', title, ...more }) as Source['csl']

beforeEach(() => {
  vi.useFakeTimers()
  stored = Source.parse({ schema: 1, key: 'copper', revision: 1, csl: csl('Copper') })
  refusals = []
  gate = null
  useSources.setState({ index: new SourceIndex([stored]) })
  const answers: Record<string, (input: never) => unknown> = {
    'sources.list': () => [stored],
    'sources.save': ({ basedOn, changes }: { basedOn: number; changes: Partial<Source> }) => {
      const refusal = refusals.shift()
      if (refusal) throw refusal
      if (basedOn !== stored.revision) throw { kind: 'conflict', what: '@copper', revision: stored.revision }
      stored = { ...stored, ...changes, revision: basedOn + 1 }
      return stored
    },
  }
  const request = async (channel: string, input: unknown) => {
    await gate
    try {
      return JSON.stringify({ ok: true, value: answers[channel]?.(input as never) })
    } catch (error) {
      return JSON.stringify({ ok: false, error })
    }
  }
  vi.stubGlobal('window', { postil: { request } })
})

afterEach(() => {
  vi.useRealTimers()
})

const shown = () =>
  asEdited(useSources.getState().index.find('copper') as Source, useSourceEdits.getState().edits.copper)

test('what the disk refused stays in the record, whichever is on screen, and is saved when it takes it', async () => {
  refusals = [DISK]
  changeSource('copper', { csl: csl('Copper, Gold') })
  await vi.advanceTimersByTimeAsync(1000)
  expect(stored.csl.title).toBe('Copper')
  expect(shown().csl.title).toBe('Copper, Gold')
  expect(useSourceEdits.getState().failures.copper).toEqual(DISK)
  await vi.advanceTimersByTimeAsync(6000)
  expect(stored.csl.title).toBe('Copper, Gold')
  expect(useSourceEdits.getState()).toEqual({ edits: {}, failures: {} })
})

test('whoever leaves is told why something could not be saved', async () => {
  refusals = [DISK]
  changeSource('copper', { tags: ['mining'] })
  expect(await flushSources()).toEqual(DISK)
  expect(await flushSources()).toBeNull()
  expect(stored.tags).toEqual(['mining'])
})

test('what was typed goes on top of what another program changed in the same record', async () => {
  changeSource('copper', { csl: csl('Copper, Gold') })
  stored = { ...stored, revision: 5, csl: csl('Copper', { publisher: 'Theirs' }) }
  expect(await flushSource('copper')).toBeNull()
  expect(stored.csl).toEqual(csl('Copper, Gold', { publisher: 'Theirs' }))
})

test('what is taken back while it is on its way to the disk is taken back there too', async () => {
  let open = () => {}
  gate = new Promise((resolve) => {
    open = resolve
  })
  changeSource('copper', { csl: csl('Copper, Gold', { publisher: 'Mine' }) })
  const saved = flushSource('copper')
  await vi.advanceTimersByTimeAsync(0)
  changeSource('copper', { csl: csl('Copper') })
  gate = null
  open()
  await saved
  expect(shown().csl).toEqual(csl('Copper'))
  await flushSource('copper')
  expect(stored.csl).toEqual(csl('Copper'))
  expect(useSourceEdits.getState().edits).toEqual({})
})
