// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, test, vi } from 'vitest'
import { type EditorPort, setCurrentEditor } from '../../src/renderer/editor/port'
import { RescueDialog } from '../../src/renderer/panes/footnotes/RescueDialog'
import { TidyDialog } from '../../src/renderer/panes/footnotes/TidyDialog'
import { useToast } from '../../src/renderer/ui/toast'

const PLANS: Readonly<Record<string, unknown>> = {
  tidy: { edits: [{ from: 0, to: 0, insert: 'x' }], labels: [], moved: 1 },
  rescue: {
    notes: [{ sign: '[1]', label: '1', words: 'A.', marks: [], note: { from: 0, to: 1 } }],
    left: [],
    edits: [],
  },
}

vi.mock('../../src/renderer/preview/reader', () => ({
  askWorker: async ({ name }: { name: string }) => PLANS[name],
}))

test.each<[string, ReactNode, string, string]>([
  ['tidied', <TidyDialog key="tidy" />, 'Tidy the notes', 'Not tidied: the text has changed meanwhile. Ask again.'],
  [
    'rescued',
    <RescueDialog key="rescue" />,
    'Make 1 note',
    'No notes made: the text has changed meanwhile. Ask again.',
  ],
])('notes of a text that changed under the dialog are not %s, and that is told', async (_, dialog, button, words) => {
  let text = 'A.[^1]'
  setCurrentEditor({ post: 'veto', text: () => text } as Partial<EditorPort> as EditorPort)
  const root = createRoot(document.body)
  root.render(<MantineProvider>{dialog}</MantineProvider>)
  const press = () => [...document.querySelectorAll('button')].find(({ textContent }) => textContent === button)
  await vi.waitFor(() => expect(press()).toBeDefined())
  text = 'A.[^1] And more.'
  press()?.click()
  await vi.waitFor(() => expect(useToast.getState().toast?.text).toBe(words))
  root.unmount()
})
