import { expect, test, vi } from 'vitest'
import { openAddress, showAttachment, showFile } from '../../src/renderer/session/outside'
import { useToast } from '../../src/renderer/ui/toast'

test.each([
  ['a file', () => showFile('/out/letter.pdf')],
  ['an attachment', () => showAttachment(`${'0'.repeat(64)}.pdf`)],
  ['an address', () => openAddress('https://example.org')],
])('%s that cannot be shown is told', async (_, show) => {
  useToast.setState({ toast: null })
  const error = { kind: 'disk', code: 'ENOENT', path: '/out/letter.pdf' }
  vi.stubGlobal('window', { postil: { request: async () => JSON.stringify({ ok: false, error }) } })
  await show()
  expect(useToast.getState().toast?.text).toMatch(/^Not shown\. \/out\/letter\.pdf: it is not there\./)
})

test('an address that the person chose not to open is not told of', async () => {
  useToast.setState({ toast: null })
  const error = { kind: 'cancelled' }
  vi.stubGlobal('window', { postil: { request: async () => JSON.stringify({ ok: false, error }) } })
  await openAddress('https://example.org')
  expect(useToast.getState().toast).toBeNull()
})
