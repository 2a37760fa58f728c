import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { request } from './bridge'
import { expect, test } from './fixtures'
import { makeLibrary, value } from './library'

test('the library is searched and backed up on threads of their own, and a save is found at once', async ({
  launch,
  libraryDir,
  userDataDir,
}) => {
  await makeLibrary(libraryDir, async (store) => {
    value(
      await store.posts.create({ title: 'The Veto', body: 'Taft refused Arizona.[^1]\n\n[^1]: Statutes at large.\n' }),
    )
  })
  const { page } = await launch()
  const search = (query: string) => request(page, 'library.search', { query, limit: 10 })
  const first = await search('arizona')
  expect(first).toMatchObject({
    ok: true,
    value: { total: 1, complete: true, hits: [{ title: 'The Veto', place: 'body' }] },
  })
  expect(await search('in:notes statutes')).toMatchObject({ ok: true, value: { total: 1 } })
  await page.getByRole('textbox', { name: 'Post body' }).fill('New words about turnips.')
  await expect(page.getByRole('status', { name: 'Save state' })).toHaveText(/Saved/)
  expect(await search('turnips')).toMatchObject({ ok: true, value: { total: 1 } })
  await expect.poll(() => search('turnpis')).toMatchObject({ ok: true, value: { total: 1 } })

  const status = await request(page, 'backup.now', {})
  expect(status).toMatchObject({ ok: true, value: { running: false, failure: null, last: expect.any(String) } })
  const [folder] = await readdir(join(userDataDir, 'Postil Backups'))
  expect(await readdir(join(userDataDir, 'Postil Backups', folder ?? ''))).toEqual([
    expect.stringMatching(/^backup-\d{4}-\d{2}-\d{2}\.zip$/),
  ])
})
