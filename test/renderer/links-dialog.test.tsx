// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core'
import { createRoot } from 'react-dom/client'
import { expect, test, vi } from 'vitest'
import { LinksDialog } from '../../src/renderer/panes/sources/LinksDialog'
import { changeView } from '../../src/renderer/session/sources-view'

function press(name: string): void {
  const button = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name)
  if (!button) throw new Error(`there is no button “${name}”`)
  button.click()
}

test('links whose check was stopped can be checked when the dialog is opened again', async () => {
  let stop = () => {}
  const stopped = new Promise<void>((resolve) => {
    stop = resolve
  })
  vi.stubGlobal('postil', {
    on: () => () => undefined,
    request: async (channel: string) => {
      if (channel === 'sources.stopCheckingLinks') stop()
      else await stopped
      return JSON.stringify({ ok: false, error: { kind: 'cancelled' } })
    },
  })
  createRoot(document.body).render(
    <MantineProvider>
      <LinksDialog />
    </MantineProvider>,
  )
  changeView({ dialog: 'links' })
  await vi.waitFor(() => press('Check now'))
  await vi.waitFor(() => press('Stop'))
  await vi.waitFor(() => expect(document.querySelector('dialog')).toBeNull())
  await new Promise((resolve) => setTimeout(resolve, 20))
  changeView({ dialog: 'links' })
  await vi.waitFor(() => press('Check now'))
})
