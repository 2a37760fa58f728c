import { expect, test, vi } from 'vitest'
import { exportPosts } from '../../src/renderer/session/export'
import { useToast } from '../../src/renderer/ui/toast'

test('what was left out of an export, or could not be written as it stands, is told with what was written', async () => {
  const told = ['“Torn” was left out: comments/torn.json could not be read.', 'cut.md: 1 broken character.', 'C.', 'D.']
  const value = { dir: '/out', files: ['/out/whole.md', '/out/cut.md'], told }
  vi.stubGlobal('window', {
    postil: { on: () => () => undefined, request: async () => JSON.stringify({ ok: true, value }) },
  })
  await exportPosts(['whole', 'cut', 'torn'], 'markdown')
  expect(useToast.getState().toast?.text).toBe(
    'Exported 2 files. “Torn” was left out: comments/torn.json could not be read. cut.md: 1 broken character. C. And 1 more.',
  )
})
