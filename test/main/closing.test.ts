import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Closing } from '../../src/main/closing'

/** The questions that stand, each with the way to press one of its buttons. */
const { asked } = vi.hoisted(() => ({
  asked: [] as { readonly message: string; readonly detail: string; readonly press: (button: number) => void }[],
}))
vi.mock('electron', () => ({
  dialog: {
    showMessageBox: (_window: unknown, { message, detail }: { message: string; detail: string }) =>
      new Promise((resolve) => asked.push({ message, detail, press: (response) => resolve({ response }) })),
  },
}))

class FakeWindow extends EventEmitter {
  gone = false
  destroy() {
    this.gone = true
  }
}

let window: FakeWindow
let closing: Closing
let told = 0
/** Ends the change of several documents that is under way; null when there is none. */
let endChange: (() => void) | null = null
let change: Promise<void> = Promise.resolve()

function beginChange(): void {
  change = new Promise((resolve) => {
    endChange = resolve
  })
}

beforeEach(() => {
  vi.useFakeTimers()
  asked.length = 0
  told = 0
  change = Promise.resolve()
  window = new FakeWindow()
  closing = new Closing(window as unknown as BrowserWindow, {
    settled: () => change,
    tellPage: () => {
      told += 1
    },
    putAway: async () => undefined,
  })
  closing.pageStarted()
})
afterEach(() => vi.useRealTimers())

const close = () => window.emit('close', { preventDefault: () => undefined })
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

test('the window goes when the page has saved', async () => {
  close()
  await pass(0)
  expect([told, window.gone]).toEqual([1, false])
  closing.pageReady()
  await pass(0)
  expect(window.gone).toBe(true)
})

test('who keeps waiting for a page that is slow has the window go when it has saved, and is asked again if it does not', async () => {
  close()
  await pass(8_000)
  asked[0]?.press(0)
  await pass(8_000)
  expect(asked.map(({ message }) => message)).toEqual(['Postil is still saving', 'Postil is still saving'])
  asked[1]?.press(0)
  await pass(0)
  closing.pageReady()
  await pass(0)
  expect(window.gone).toBe(true)
})

test('who stays where something is not saved can close again later', async () => {
  close()
  closing.pageRefused('“One”: the disk is full')
  asked[0]?.press(0)
  await pass(20_000)
  expect([asked.length, window.gone]).toEqual([1, false])
  close()
  closing.pageReady()
  await pass(0)
  expect([told, window.gone]).toEqual([2, true])
})

test('of two questions that stand only the newer is answered', async () => {
  close()
  await pass(8_000)
  closing.pageRefused('“One”: the disk is full')
  asked[0]?.press(1)
  await pass(0)
  expect(window.gone).toBe(false)
  asked[1]?.press(1)
  await pass(0)
  expect(window.gone).toBe(true)
})

test('the system that ends the program waits for no answer to a question that stands', async () => {
  close()
  closing.pageRefused('“One”: the disk is full')
  closing.closeUnattended()
  await pass(0)
  expect(window.gone).toBe(true)
})

test('a change of several texts that is under way is written to its end before the page is told, and behind its last word', async () => {
  beginChange()
  close()
  await pass(0)
  expect(told).toBe(0)
  endChange?.()
  await pass(0)
  expect(told).toBe(1)
  beginChange()
  closing.pageReady()
  await pass(0)
  expect(window.gone).toBe(false)
  endChange?.()
  await pass(0)
  expect(window.gone).toBe(true)
})

test('who does not want to wait for such a change is asked, and so is who waits for the page', async () => {
  beginChange()
  close()
  await pass(8_000)
  expect(asked[0]).toMatchObject({ message: 'Postil is still saving', detail: expect.stringMatching('several texts') })
  asked[0]?.press(0)
  await pass(0)
  endChange?.()
  await pass(8_000)
  expect(asked[1]?.detail).toMatch('does not answer')
  asked[1]?.press(1)
  await pass(0)
  expect(window.gone).toBe(true)
})
