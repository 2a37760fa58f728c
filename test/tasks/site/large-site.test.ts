import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLibrary } from '../../../src/store/library-store'
import { exportSite } from '../../../src/tasks/site/export-site'
import { RESOURCES } from '../../cli/run'
import { rounds } from '../../store/faults/rounds'
import { expectValue } from '../../store/temporary-folder'
import { largeLibrary, PICTURE } from './large-library'
import { deadLinks, treeOf } from './site-tree'
import { hasJava, htmlProblems, nuErrors, schemaErrors } from './validators'

/** Enough for every kind of markup to be met; `npm run test:faults` does the 2,000 of the promise. */
const POSTS = rounds(40, 2_000)
const LONG = 1_800_000

let folder = ''
let site = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postil-large-'))
  site = join(folder, 'site')
  await largeLibrary(join(folder, 'library'), POSTS)
  const store = expectValue(await openLibrary(join(folder, 'library')))
  expectValue(await exportSite(store, { out: site, resources: RESOURCES }))
  await store.close()
}, LONG)

afterAll(() => rm(folder, { recursive: true, force: true }))

describe(`a generated site of ${POSTS} posts`, () => {
  test('is there, with its picture', async () => {
    const paths = [...(await treeOf(site)).keys()]
    expect(paths.filter((path) => /^posts\/.*index\.html$/.test(path)).length).toBeGreaterThan(POSTS)
    expect(paths).toContain(`assets/${PICTURE}`)
  })

  test(
    'has no dead link and no id that stands twice',
    async () => {
      expect(await deadLinks(site)).toEqual([])
    },
    LONG,
  )

  test(
    'passes html-validate',
    async () => {
      expect(await htmlProblems(site)).toEqual([])
    },
    LONG,
  )

  test(
    'passes the Nu HTML checker, and its feed and site map their schemas, where Java is present',
    async () => {
      if (!hasJava()) return
      expect(await nuErrors(site)).toEqual([])
      expect(await schemaErrors('atom.rnc', join(site, 'feed.xml'))).toEqual([])
      expect(await schemaErrors('sitemap.rnc', join(site, 'sitemap.xml'))).toEqual([])
    },
    LONG,
  )
})
