import { tmpdir } from 'node:os'
import { expect, test, vi } from 'vitest'
import { citationStyle } from '../../src/tasks/citation-styles'

const processorLoaded = vi.hoisted(() => vi.fn())
vi.mock('citeproc', (original) => {
  processorLoaded()
  return original()
})

test('the window gets the text of a packaged style while the processor of styles stays unloaded', async () => {
  const style = await citationStyle(tmpdir(), 'chicago-notes', 'en')
  expect(style).toMatchObject({ ok: true, value: { id: 'chicago-notes' } })
  expect(processorLoaded).not.toHaveBeenCalled()
})
