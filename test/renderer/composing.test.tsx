// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CommentBox } from '../../src/renderer/panes/comments/CommentBox'
import { FindBar } from '../../src/renderer/panes/editor/FindBar'
import { useFind } from '../../src/renderer/panes/editor/find-state'
import { openBox, useDrafts, writeDraft } from '../../src/renderer/session/comment-drafts'

// It paints where this browser cannot.
vi.mock('../../src/renderer/panes/editor/paint-matches', () => ({ keepPainted: () => undefined }))

// Who writes Japanese, say, takes what is offered by Enter, and gives it up by Escape.
let root: ReturnType<typeof createRoot>

beforeEach(() => {
  vi.stubGlobal('postil', {
    on: () => () => undefined,
    request: async () => JSON.stringify({ ok: true, value: null }),
  })
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
  root = createRoot(document.body)
})

afterEach(() => root.unmount())

function show(pane: ReactNode): void {
  root.render(<MantineProvider>{pane}</MantineProvider>)
}

async function press(box: string, key: string, isComposing: boolean): Promise<void> {
  await vi.waitFor(() => expect(document.querySelector(`[aria-label="${box}"]`)).not.toBeNull())
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
  Object.defineProperty(event, 'isComposing', { value: isComposing })
  document.querySelector(`[aria-label="${box}"]`)?.dispatchEvent(event)
}

test('Escape that gives up the composing of letters closes no box of a comment and no find bar', async () => {
  const place = { post: 'veto', id: null, mode: 'add' } as const
  openBox(place)
  writeDraft(place, { body: 'Begun.' })
  show(<CommentBox place={place} comment={null} />)
  await press('Comment', 'Escape', true)
  expect(useDrafts.getState().open).toEqual(place)
  await press('Comment', 'Escape', false)
  expect(useDrafts.getState().open).toBeNull()

  useFind.setState({ open: true })
  show(<FindBar />)
  await press('Find', 'Escape', true)
  expect(useFind.getState().open).toBe(true)
  await press('Find', 'Escape', false)
  expect(useFind.getState().open).toBe(false)
})
