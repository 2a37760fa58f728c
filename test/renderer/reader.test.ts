import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { FromWorker, ToWorker } from '../../src/renderer/preview/protocol'
import type { OpenPost } from '../../src/renderer/session/session'

/** Stands where the browser's worker stands, and answers only what the test has it answer. */
class StillWorker {
  static readonly all: StillWorker[] = []
  readonly messages: ToWorker[] = []
  terminated = false
  onmessage: ((event: { readonly data: FromWorker }) => void) | null = null

  constructor() {
    StillWorker.all.push(this)
  }

  postMessage(message: ToWorker): void {
    this.messages.push(message)
  }

  terminate(): void {
    this.terminated = true
  }

  get texts(): string[] {
    return this.messages.flatMap((message) => (message.kind === 'text' ? [message.text] : []))
  }
}

function openPost(id: string, body: string): OpenPost {
  const draft = { id, body, language: 'en' }
  return { saved: draft, draft, save: { kind: 'saved' }, theirs: null } as unknown as OpenPost
}

beforeEach(() => {
  vi.resetModules()
  vi.useFakeTimers()
  vi.stubGlobal('Worker', StillWorker)
  StillWorker.all.length = 0
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function reading(long: string) {
  const { useSession } = await import('../../src/renderer/session/session')
  const reader = await import('../../src/renderer/preview/reader')
  useSession.setState({ current: 'long', desk: { long: openPost('long', long), other: openPost('other', 'Other.') } })
  reader.startReading()
  vi.advanceTimersByTime(20)
  const [first] = StillWorker.all
  expect(first?.texts).toEqual([long])
  const show = (current: string, body?: string) =>
    useSession.setState(({ desk }) => ({
      current,
      desk: body === undefined ? desk : { ...desk, [current]: openPost(current, body) },
    }))
  return { reader, show, first: first as StillWorker }
}

test('a reading that lasts is stopped when another post is shown; what was asked is asked again', async () => {
  const { reader, show, first } = await reading('Long. '.repeat(100))
  void reader.runInWorker({ name: 'insert-footnote' }, 'x', { anchor: 0, head: 0 })
  vi.advanceTimersByTime(300)
  show('other')
  vi.advanceTimersByTime(20)
  expect(first.terminated).toBe(true)
  const [, second] = StillWorker.all
  expect(second?.messages.map(({ kind }) => kind)).toEqual(['context', 'citations', 'command', 'text'])
  expect(second?.texts).toEqual(['Other.'])
})

test('a reading that has just begun gets a moment first; one that answers is not stopped', async () => {
  const { show, first } = await reading('Long. '.repeat(100))
  show('other')
  vi.advanceTimersByTime(20)
  expect(first.terminated).toBe(false)
  vi.advanceTimersByTime(300)
  expect(first.terminated).toBe(true)
  expect(StillWorker.all.at(-1)?.texts).toEqual(['Other.'])
})

test('what is typed into a long text waits for the reading; a text that lost most of itself does not', async () => {
  const long = 'Long. '.repeat(100)
  const { show, first } = await reading(long)
  vi.advanceTimersByTime(300)
  show('long', `${long}more`)
  vi.advanceTimersByTime(2_000)
  expect(first.terminated).toBe(false)
  expect(first.texts).toEqual([long])
  show('long', 'Short.')
  vi.advanceTimersByTime(2_000)
  expect(first.terminated).toBe(true)
  expect(StillWorker.all.at(-1)?.texts).toEqual(['Short.'])
})
