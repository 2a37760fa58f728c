import { openLibrary } from '../src/store/library-store'
import { addPosts, letter, openQueue } from './correspondence'
import { expect, test } from './fixtures'
import { makeLibrary, value } from './library'

const author = (id: string, name: string) => ({ id, name, url: '', biography: '', earlierBiographies: [] })

test('where several authors could write, Postil asks once who does: posts, replies and changes carry that name', async ({
  launch,
  libraryDir,
}) => {
  let post = ''
  await makeLibrary(libraryDir, async (store) => {
    post = (await addPosts(store))[0] ?? ''
    value(await store.threads.add({ post, comment: letter(1) }))
    value(await store.threads.add({ post, comment: letter(2) }))
    const { revision } = value(await store.library())
    const authors = [author('ada', 'Ada Marsh'), author('owen', 'Owen Tollefson')]
    value(await store.updateLibrary({ basedOn: revision, changes: { authors } }))
  })
  const { page, app } = await launch()
  const library = page.getByRole('navigation', { name: 'Library' })
  await expect(page.getByText('Who writes here?')).toBeVisible()
  await page.getByRole('button', { name: 'Owen Tollefson' }).click()
  await expect(page.getByText('Who writes here?')).toHaveCount(0)

  await page.keyboard.press('Control+n')
  await page.getByRole('textbox', { name: 'Title' }).fill('By the second author')
  await expect(page.getByRole('status', { name: 'Save state' })).toHaveText(/Saved/)

  await library.getByRole('button', { name: /^Comments/ }).click()
  await expect(page.getByRole('option', { name: /Reader 1/ })).toBeVisible()
  await page.keyboard.press('r')
  await expect(page.getByText('as Owen Tollefson')).toBeVisible()
  await page.keyboard.type('I will look again.')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('tab', { name: /^Waiting\s*1$/ })).toBeVisible()
  await expect(page.getByRole('status', { name: 'Save state' })).toHaveText('Saved')
  await app.close()

  const { page: again } = await launch()
  await expect(again.getByRole('textbox', { name: 'Title' })).toBeVisible()
  await expect(again.getByText('Who writes here?')).toHaveCount(0)
  await again
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: /^Settings/ })
    .click()
  await expect(again.getByRole('combobox', { name: 'I write as' })).toHaveValue('owen')
  await again.getByRole('combobox', { name: 'I write as' }).selectOption('ada')
  await openQueue(again)
  await expect(again.getByRole('option', { name: /Reader 2/ })).toBeVisible()
  await again.keyboard.press('s')
  await expect(again.getByRole('tab', { name: /^Waiting\s*0$/ })).toBeVisible()
  await expect(again.getByRole('status', { name: 'Save state' })).toHaveText('Saved')

  const store = value(await openLibrary(libraryDir, { readOnly: true }))
  const { comments } = value(await store.threads.get(post))
  expect(
    comments.map(({ id, parent, author: { name }, history }) => [
      id.slice(0, 3),
      parent,
      name,
      history?.map(({ by }) => by),
    ]),
  ).toEqual([
    ['c01', null, 'Reader 1', ['Owen Tollefson']],
    ['c02', null, 'Reader 2', ['Ada Marsh']],
    [expect.any(String), 'c01', 'Owen Tollefson', undefined],
  ])
  const made = store.posts.list().find(({ title }) => title === 'By the second author')
  expect(made?.authors).toEqual(['owen'])
  // Whoever else works on this library is not told who wrote at this machine.
  expect(value(await store.library())).not.toHaveProperty('writesAs')
  await store.close()
})

test('a library with one author never asks who writes', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, addPosts)
  const { page } = await launch()
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeVisible()
  await expect(page.getByText('Who writes here?')).toHaveCount(0)
  await page
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: /^Settings/ })
    .click()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Ada Marsh')
  await expect(page.getByRole('combobox', { name: 'I write as' })).toHaveCount(0)
})
