// @vitest-environment happy-dom
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AppError } from '../../src/core/error'
import { FoundInText } from '../../src/renderer/panes/search/FoundInText'

let root: ReturnType<typeof createRoot>

beforeEach(() => {
  root = createRoot(document.body)
})

afterEach(() => root.unmount())

/** Shows a pane whose requests are answered so. */
function show(pane: ReactNode, answers: Readonly<Record<string, unknown>>): void {
  vi.stubGlobal('postil', { request: async (channel: string) => JSON.stringify(answers[channel]) })
  root.render(pane)
}

function told(): string {
  return document.querySelector('[role="alert"]')?.textContent ?? ''
}

test('a search that fails says so, and why', async () => {
  const error: AppError = { kind: 'internal', detail: 'the search ended' }
  show(<FoundInText query="veto" />, { 'library.search': { ok: false, error } })
  await vi.waitFor(() => expect(told()).toContain('The search failed. Postil met a fault of its own: the search ended'))
})
