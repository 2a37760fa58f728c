import { expect, test, vi } from 'vitest'
import { backUpNow } from '../../src/renderer/session/backup'
import { copyPost, exportPosts } from '../../src/renderer/session/export'
import { addHolder } from '../../src/renderer/session/holders'
import { compareSite, useSite } from '../../src/renderer/session/site'
import { exportSources } from '../../src/renderer/session/source-actions'

test('what an export or a backup reads was saved first, also the records and settings beside the posts', async () => {
  const order: string[] = []
  addHolder({
    what: 'A record',
    keep: async () => {
      order.push('kept')
      return null
    },
    forget: () => undefined,
  })
  vi.stubGlobal('window', {
    postil: {
      on: () => () => undefined,
      request: async (channel: string) => {
        if (channel !== 'backup.status') order.push(channel)
        return JSON.stringify({ ok: false, error: { kind: 'cancelled' } })
      },
    },
  })
  useSite.setState({ folder: '/site' })
  await exportPosts(['veto'], 'html')
  await copyPost('veto', 'rich')
  await exportSources('bibtex', null)
  await compareSite()
  await backUpNow()
  const reading = ['export.posts', 'export.copy', 'sources.export', 'export.planSite', 'backup.now']
  expect(order).toEqual(reading.flatMap((channel) => ['kept', channel]))
})
