// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core'
import { createRoot } from 'react-dom/client'
import { beforeEach, expect, test, vi } from 'vitest'
import { CitePicker } from '../../src/renderer/panes/cite/CitePicker'
import { cite, useCite } from '../../src/renderer/panes/cite/cite-state'
import type { CiteTarget } from '../../src/renderer/panes/cite/target'

let made = 0
let answer = () => {}
const replace = vi.fn()

beforeEach(async () => {
  vi.stubGlobal('postil', {
    on: () => () => undefined,
    request: async (channel: string) => {
      if (channel === 'sources.save') {
        made += 1
        await new Promise<void>((resolve) => {
          answer = resolve
        })
      }
      return JSON.stringify({ ok: false, error: { kind: 'cancelled' } })
    },
  })
  createRoot(document.body).render(
    <MantineProvider>
      <CitePicker />
    </MantineProvider>,
  )
  const target: CiteTarget = {
    ...{ text: '', selection: { anchor: 0, head: 0 }, takesNotes: false },
    ...{ replace, insertNote: () => undefined, focus: () => undefined },
  }
  const place = { from: 0, to: 0, citation: null, inNote: false }
  useCite.setState({ target, place, cited: [], asNote: false })
  await vi.waitFor(() => expect(document.querySelector('dialog')).not.toBeNull())
})

function type(box: HTMLInputElement, words: string): void {
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  set?.call(box, words)
  box.dispatchEvent(new Event('input', { bubbles: true }))
}

test('a source that is made of what was typed is made once, however often the button is pressed', async () => {
  const box = document.querySelector('[role="combobox"]') as HTMLInputElement
  type(box, 'Hunt, The Making of the West')
  const button = () =>
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.includes('Make one of'))
  await vi.waitFor(() => expect(button()).toBeDefined())
  button()?.click()
  await new Promise((resolve) => setTimeout(resolve))
  button()?.click()
  await vi.waitFor(() => expect(made).toBe(1))
  answer()
  await vi.waitFor(() => expect(button()?.disabled).toBe(false))
  expect(made).toBe(1)
})

test('Enter that only ends the composing of letters does not end the citation', async () => {
  cite('hunt')
  const place = () => document.querySelector<HTMLInputElement>('[data-place]')
  await vi.waitFor(() => expect(place()).not.toBeNull())
  const enter = (isComposing: boolean) => {
    const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })
    Object.defineProperty(event, 'isComposing', { value: isComposing })
    place()?.dispatchEvent(event)
  }
  enter(true)
  expect(replace).not.toHaveBeenCalled()
  enter(false)
  expect(replace).toHaveBeenCalledWith(0, 0, '[@hunt]')
})
