import { expect, test } from 'vitest'
import { isTrustedSender } from '../../src/main/trusted-sender'

type Event = Parameters<typeof isTrustedSender>[0]
type Window = NonNullable<Parameters<typeof isTrustedSender>[1]>

const contents = { id: 1 }
const window = { webContents: contents, isDestroyed: () => false } as unknown as Window
const isAppPage = (url: string) => url === 'app://postil/index.html'
const top = { url: 'app://postil/index.html', parent: null }
const event = (sender: unknown, senderFrame: unknown) => ({ sender, senderFrame }) as Event

test('only the top frame of our window, at our address, is answered', () => {
  expect(isTrustedSender(event(contents, top), window, isAppPage)).toBe(true)
})

test.each([
  ['a frame inside the page, though at our address', contents, { ...top, parent: top }],
  ['a frame that is gone', contents, null],
  ['another window at our address', { id: 2 }, top],
  ['our window at another address', contents, { ...top, url: 'app://postil/other.html' }],
  ['our window at a foreign address', contents, { ...top, url: 'https://example.org/' }],
  ['our window at no address', contents, { ...top, url: '' }],
])('%s is refused', (_who, sender, frame) => {
  expect(isTrustedSender(event(sender, frame), window, isAppPage)).toBe(false)
})

test('nobody is answered without a window', () => {
  expect(isTrustedSender(event(contents, top), null, isAppPage)).toBe(false)
  const gone = { webContents: contents, isDestroyed: () => true } as unknown as Window
  expect(isTrustedSender(event(contents, top), gone, isAppPage)).toBe(false)
})
