import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { FromWorker, ToWorker } from '../../src/renderer/preview/protocol'
import type { OpenPost } from '../../src/renderer/session/session'

/** How long a frame takes to come (ms). */
const FRAME = 16

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

  get reports(): number {
    return this.messages.filter(({ kind }) => kind === 'report').length
  }

  /** Answers the text it was sent last with a page. */
  page(): void {
    const { post, version } = this.lastText()
    const patch = { at: 0, removed: 0, html: [], offsets: [], notesHtml: null, fresh: false }
    this.onmessage?.({ data: { kind: 'page', post, version, patch } })
  }

  /** Tells what stands in the text it was sent last. */
  report(): void {
    const { post, version, text } = this.lastText()
    const scan = { notes: [], references: [], definitions: [], orphans: [], dangling: [] }
    this.onmessage?.({
      data: { kind: 'report', post, version, scan, problems: [], words: text.length, outline: [] },
    })
  }

  /** Says that the text it was sent last, or what it was asked last, met a fault. */
  fail(): void {
    const last = this.messages.at(-1)
    if (last?.kind === 'text') this.onmessage?.({ data: { kind: 'unread', post: last.post, version: last.version } })
    else if (last && 'id' in last) this.onmessage?.({ data: { kind: 'failed', id: last.id, why: 'a fault' } })
  }

  private lastText() {
    const text = this.messages.findLast((message) => message.kind === 'text')
    if (text?.kind !== 'text') throw new Error('no text was sent')
    return text
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
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run, FRAME))
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

test('a change after a rest is read behind its frame; those that follow it closely are read together when typing rests', async () => {
  const { show, first } = await reading('Once.')
  first.page()
  vi.advanceTimersByTime(500)
  show('long', 'Once. T')
  vi.advanceTimersByTime(FRAME - 1)
  expect(first.texts).toEqual(['Once.'])
  vi.advanceTimersByTime(2)
  expect(first.texts).toEqual(['Once.', 'Once. T'])
  first.page()
  show('long', 'Once. Tw')
  show('long', 'Once. Twi')
  vi.advanceTimersByTime(FRAME)
  expect(first.texts).toHaveLength(2)
  vi.advanceTimersByTime(40)
  expect(first.texts).toEqual(['Once.', 'Once. T', 'Once. Twi'])
})

test('what stands in a post is told as soon as it is shown, then when typing rests, and once a second while it does not', async () => {
  const { show, first } = await reading('Text.')
  first.page()
  vi.advanceTimersByTime(0)
  expect(first.reports).toBe(1)
  first.report()
  const type = (times: number) => {
    for (let key = 0; key < times; key += 1) {
      show('long', `Text. ${'x'.repeat(first.texts.length)}`)
      vi.advanceTimersByTime(50)
      first.page()
      vi.advanceTimersByTime(50)
    }
  }
  type(9)
  expect(first.reports).toBe(1)
  vi.advanceTimersByTime(250)
  expect(first.reports).toBe(2)
  first.report()
  type(12)
  expect(first.reports).toBe(3)
})

test('who asks what stands in the text as it is now is told without waiting for a rest', async () => {
  const { freshAnalysis } = await import('../../src/renderer/preview/fresh')
  const { setCurrentEditor } = await import('../../src/renderer/editor/port')
  const { show, first } = await reading('Text.')
  first.page()
  vi.advanceTimersByTime(0)
  first.report()
  show('long', 'Text. More')
  setCurrentEditor({ post: 'long', text: () => 'Text. More' } as never)
  const told = freshAnalysis()
  expect(first.texts).toEqual(['Text.', 'Text. More'])
  first.page()
  vi.advanceTimersByTime(0)
  expect(first.reports).toBe(2)
  first.report()
  expect((await told).words).toBe(10)
})

test('a question that meets a fault is refused: nobody waits for its answer for ever', async () => {
  const { reader, first } = await reading('One.')
  const answer = reader.askWorker({ name: 'tidy' }, 'One.')
  first.fail()
  await expect(answer).rejects.toThrow('a fault')
})

test('a text that meets a fault is told of as one without notes, and the next is read', async () => {
  const { useAnalysis } = await import('../../src/renderer/preview/analysis')
  const { show, first } = await reading('One.')
  first.fail()
  expect(useAnalysis.getState()).toMatchObject({ post: 'long', text: 'One.', scan: { notes: [] } })
  show('long', 'One. Two.')
  vi.advanceTimersByTime(2_000)
  expect(first.texts).toEqual(['One.', 'One. Two.'])
})
