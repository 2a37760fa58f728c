import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { SearchHost } from '../../src/main/search-host'
import { expectValue, temporaryFolder } from '../store/temporary-folder'

/** A search that finds nothing, answers a moment later and ends late, as one does that stores a large index. */
const SLOW = `
const { parentPort, workerData } = require('node:worker_threads')
parentPort.on('message', ({ kind, id }) => {
  if (kind === 'close') setTimeout(() => process.exit(), 150)
  else setTimeout(() => parentPort.postMessage({ id, answer: { hits: [], total: 0, complete: workerData.dir === 'two' } }), 400)
})
`

const { path } = vi.hoisted(() => ({ path: { script: '' } }))
vi.mock('../../src/main/built', () => ({ built: () => path.script }))

test('a question about a library is answered though the search of the one before it ends meanwhile', async () => {
  path.script = join(await temporaryFolder(), 'search.cjs')
  await writeFile(path.script, SLOW)
  const search = new SearchHost()
  search.open('one', true)
  expectValue(await search.search('veto', 10))
  search.open('two', true)
  expect(expectValue(await search.search('veto', 10))).toMatchObject({ complete: true })
  await search.close()
})
