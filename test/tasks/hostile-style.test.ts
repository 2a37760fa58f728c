import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { addCitationStyle } from '../../src/tasks/citation-styles'
import { named, report } from '../store/faults/rounds'
import { expectError, temporaryFolder } from '../store/temporary-folder'

// D18: the one XML that Postil reads is a citation style the author chose. None of these is one.

const BOMBS = fileURLToPath(new URL('../../../shared/data/xml-bombs', import.meta.url))
const there = existsSync(BOMBS)

async function refused(files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  const home = await temporaryFolder()
  const library = join(home, 'lib')
  await mkdir(library)
  const before = process.memoryUsage.rss()
  for (const [name, content] of files) {
    const file = join(home, name)
    await writeFile(file, content)
    const start = performance.now()
    const error = expectError(await addCitationStyle({ dir: library, readOnly: null }, file))
    expect(error.kind, name).toBe('bad-request')
    slowest = Math.max(slowest, performance.now() - start)
  }
  most = Math.max(most, (process.memoryUsage.rss() - before) / 1e6)
  expect(await readdir(library)).toEqual([])
}
let [slowest, most] = [0, 0]

test(named(
  'D18: bombs of XML are refused, take no time and read nothing from outside',
  there ? null : 'the set is not here',
), {
  skip: !there,
}, async () => {
  const names = (await readdir(BOMBS, { recursive: true })).filter((name) => /\.(xml|svg|dtd)$/.test(name))
  expect(names.length).toBeGreaterThan(3)
  await refused(
    new Map(
      await Promise.all(
        names.map(
          async (name) => [`${name.replaceAll(/[\\/]/g, '-')}.csl`, await readFile(join(BOMBS, name))] as const,
        ),
      ),
    ),
  )
  report('D18', {
    bombs: names.length,
    refused: names.length,
    'slowest ms': slowest.toFixed(0),
    'memory MB': most.toFixed(0),
  })
})

test('D18: nesting a hundred thousand deep, entities, another encoding and 200 MB are refused', async () => {
  const style = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0">'
  const files = new Map<string, string | Uint8Array>([
    ['deep.csl', `${style}${'<group>'.repeat(100_000)}${'</group>'.repeat(100_000)}</style>`],
    ['open.csl', `${style}${'<group>'.repeat(100_000)}`],
    ['entity.csl', `<!DOCTYPE style [<!ENTITY x SYSTEM "file:///etc/passwd">]>${style}&x;</style>`],
    ['utf16.csl', Buffer.from(`\ufeff${style}</style>`, 'utf16le')],
    ['large.csl', Buffer.concat([Buffer.from(style), Buffer.alloc(200_000_000, 0x20), Buffer.from('</style>')])],
    ['attributes.csl', `<style ${'a="b" '.repeat(100_000)}></style>`],
    ['quote.csl', `<style a="${'x'.repeat(1_000_000)}`],
  ])
  await refused(files)
  report('D18', {
    files: files.size,
    refused: files.size,
    'slowest ms': slowest.toFixed(0),
    'memory MB': most.toFixed(0),
  })
})
