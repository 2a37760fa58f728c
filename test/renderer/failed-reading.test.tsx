// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AppError } from '../../src/core/error'
import { HistoryTab } from '../../src/renderer/panes/history/HistoryTab'
import { FoundInText } from '../../src/renderer/panes/search/FoundInText'
import { CitationStyleField } from '../../src/renderer/panes/settings/CitationStyleField'
import { SpellingSection } from '../../src/renderer/panes/settings/SpellingSection'
import { TopicsScreen } from '../../src/renderer/panes/topics/TopicsScreen'
import { TrashSection } from '../../src/renderer/panes/trash/TrashSection'
import { putOnDesk } from '../../src/renderer/session/desk'
import { storedPost } from './stored-post'

let root: ReturnType<typeof createRoot>

beforeEach(() => {
  const place = document.createElement('div')
  document.body.replaceChildren(place)
  root = createRoot(place)
})

afterEach(() => root.unmount())

/** Shows a pane whose requests are answered so. */
function show(pane: ReactNode, answers: Readonly<Record<string, unknown>>): void {
  vi.stubGlobal('postil', {
    on: () => () => undefined,
    request: async (channel: string) => JSON.stringify(answers[channel]),
  })
  root.render(<MantineProvider>{pane}</MantineProvider>)
}

function told(): string {
  return document.querySelector('[role="alert"]')?.textContent ?? ''
}

test('a search that fails says so, and why', async () => {
  const error: AppError = { kind: 'internal', detail: 'the search ended' }
  show(<FoundInText query="veto" />, { 'library.search': { ok: false, error } })
  await vi.waitFor(() => expect(told()).toContain('The search failed. Postil met a fault of its own: the search ended'))
})

test('a version that cannot be read is told, and what to do', async () => {
  putOnDesk(storedPost(2, 'The text of now.'))
  const next = { words: 0, passages: 0, notes: 0, fields: [] }
  const entry = { sequence: 1, reason: 'session', pinned: false, at: '2026-03-04T09:00:00Z', title: 'A', next }
  const error: AppError = { kind: 'corrupt', path: 'revisions/veto/000001.json', detail: 'the file is empty' }
  show(<HistoryTab post="veto" />, {
    'history.list': { ok: true, value: [entry] },
    'history.open': { ok: false, error },
  })
  await vi.waitFor(() => expect(told()).toContain('revisions/veto/000001.json could not be read: the file is empty.'))
  expect(told()).toContain('Choose another one')
})

test('topics and a trash that cannot be read are not shown as empty', async () => {
  const error: AppError = { kind: 'disk', code: 'EIO', path: 'trash' }
  show(<TrashSection />, { 'trash.list': { ok: false, error } })
  await vi.waitFor(() => expect(told()).toContain('The trash could not be read. trash: the disk reported a fault.'))
  expect(document.body.textContent).not.toContain('empty')

  const torn: AppError = { kind: 'corrupt', path: 'topics.json', detail: 'the file is empty' }
  show(<TopicsScreen />, { 'topics.get': { ok: false, error: torn }, 'topics.filed': { ok: true, value: [] } })
  await vi.waitFor(() => expect(document.body.textContent).toContain('topics.json could not be read'))
})

test('dictionaries and styles that cannot be read are told', async () => {
  const failed = { ok: false, error: { kind: 'disk', code: 'EIO', path: 'dictionaries' } satisfies AppError }
  show(<SpellingSection />, { 'spelling.dictionaries': failed })
  await vi.waitFor(() => expect(told()).toContain('The dictionaries could not be read: the disk reported a fault.'))
  show(<CitationStyleField value="my-own" onChange={() => undefined} />, { 'citations.styles': failed })
  await vi.waitFor(() => expect(document.body.textContent).toContain('Your own styles could not be read: the disk'))
  expect(document.body.textContent).not.toContain('not in the library')
})
