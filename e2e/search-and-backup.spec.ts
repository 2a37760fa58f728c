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
  // Complete is the answer of the index, which may still be on its way.
  await expect
    .poll(() => search('arizona'))
    .toMatchObject({
      ok: true,
      value: { total: 1, complete: true, hits: [{ title: 'The Veto', place: 'body' }] },
    })
  expect(await search('in:notes statutes')).toMatchObject({ ok: true, value: { total: 1 } })
  await page.getByRole('textbox', { name: 'Post body' }).fill('New words about turnips.')
  await expect(page.getByRole('status', { name: 'Save state' })).toHaveText(/Saved/)
  expect(await search('turnips')).toMatchObject({ ok: true, value: { total: 1 } })
  await expect.poll(() => search('turnpis')).toMatchObject({ ok: true, value: { total: 1 } })

  // The one that Postil makes by itself may be under way; then it is that one.
  await request(page, 'backup.now', {})
  await expect
    .poll(() => request(page, 'backup.status', {}))
    .toMatchObject({ ok: true, value: { running: false, failure: null, last: expect.any(String) } })
  const [folder] = await readdir(join(userDataDir, 'Postil Backups'))
  expect(await readdir(join(userDataDir, 'Postil Backups', folder ?? ''))).toEqual([
    expect.stringMatching(/^backup-\d{4}-\d{2}-\d{2}\.zip$/),
  ])
})
