import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { AppError } from '../../src/core/error'
import { err, ok } from '../../src/core/result'
import { type Handlers, requests } from '../../src/ipc/contract'
import { dispatch } from '../../src/ipc/dispatch'

/** Handlers of which the tests call one; any other would say so. */
function handlers(some: Partial<Handlers>): Handlers {
  const missing = async () => err<AppError>({ kind: 'internal', detail: 'not part of this test' })
  return { ...Object.fromEntries(Object.keys(requests).map((channel) => [channel, missing])), ...some } as Handlers
}

describe('a request', () => {
  test('reaches its handler with the input as the contract reads it', async () => {
    const seen: unknown[] = []
    const table = handlers({
      'posts.open': async (input) => {
        seen.push(input)
        return err({ kind: 'not-found', what: input.id })
      },
    })
    expect(await dispatch(table, 'posts.open', { id: 'tolls' })).toEqual(err({ kind: 'not-found', what: 'tolls' }))
    expect(seen).toEqual([{ id: 'tolls' }])
  })

  test.each([
    ['a field of the wrong type', { id: 7 }, 'id'],
    ['a field too many', { id: 'tolls', path: '/etc/passwd' }, 'path'],
    ['a path in the place of an id', { id: '../library' }, 'id'],
    ['no object at all', null, 'object'],
  ])('with %s is refused by name and reaches no handler', async (_, input, named) => {
    let called = false
    const table = handlers({
      'posts.open': async () => {
        called = true
        return err({ kind: 'cancelled' })
      },
    })
    const reply = await dispatch(table, 'posts.open', input)
    expect(reply).toMatchObject({ ok: false, error: { kind: 'bad-request' } })
    expect(JSON.stringify(reply)).toContain(named)
    expect(called).toBe(false)
  })

  test('that changes some fields says nothing of the others: no default stands in for what was left out', () => {
    const silent: string[] = []
    for (const [channel, { input }] of Object.entries(requests)) {
      const changes = (input as z.ZodObject).shape?.changes ?? input
      const parsed = changes.safeParse({})
      if (!parsed.success) continue
      silent.push(channel)
      expect({ channel, fields: parsed.data }).toEqual({ channel, fields: {} })
    }
    expect(silent).toEqual(
      expect.arrayContaining(['app.setPreferences', 'library.update', 'posts.save', 'sources.save', 'topics.save']),
    )
  })

  test.each(['posts.frob', '__proto__', 'toString', ''])(
    'on the channel %j, which is none, is refused',
    async (channel) => {
      expect(await dispatch(handlers({}), channel, {})).toMatchObject({ ok: false, error: { kind: 'bad-request' } })
    },
  )

  test('whose handler throws is answered, and the fault is reported', async () => {
    const faults: unknown[] = []
    const table = handlers({
      'posts.list': async () => {
        throw new Error('a bug of ours')
      },
    })
    const reply = await dispatch(table, 'posts.list', {}, { onFault: (fault) => faults.push(fault) })
    expect(reply).toEqual(err({ kind: 'internal', detail: 'a bug of ours' }))
    expect(faults).toHaveLength(1)
  })

  test('answered against the contract is a fault of ours where outputs are checked', async () => {
    const table = handlers({ 'posts.list': async () => ok([{ nonsense: true }] as never) })
    expect(await dispatch(table, 'posts.list', {}, { checkOutput: true })).toMatchObject({
      ok: false,
      error: { kind: 'internal' },
    })
  })
})
