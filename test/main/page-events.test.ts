import { beforeEach, expect, test } from 'vitest'
import { PageEvents } from '../../src/main/page-events'

let sent: unknown[][] = []
let destroyed = false
const contents = { send: (...words: unknown[]) => void sent.push(words), isDestroyed: () => destroyed }

beforeEach(() => {
  sent = []
  destroyed = false
})

test('what happens before the page listens is told when it does, in order', () => {
  const events = new PageEvents(contents)
  events.tell('menu.command', 'first')
  events.tell('library.openRequested', { dir: '/blog' })
  expect(sent).toEqual([])
  events.pageStarted()
  events.tell('menu.command', 'third')
  expect(sent).toEqual([
    ['postil/menu.command', 'first'],
    ['postil/library.openRequested', { dir: '/blog' }],
    ['postil/menu.command', 'third'],
  ])
})

test('a page that is gone takes with it what it was not told; the next one is told what comes after', () => {
  const events = new PageEvents(contents)
  events.pageStarted()
  events.pageGone()
  events.tell('menu.command', 'to nobody')
  events.pageGone()
  events.tell('menu.command', 'to the next')
  events.pageStarted()
  expect(sent).toEqual([['postil/menu.command', 'to the next']])
})

test('a window that is closed is told nothing', () => {
  const events = new PageEvents(contents)
  events.pageStarted()
  destroyed = true
  events.tell('menu.command', 'late')
  expect(sent).toEqual([])
})
