import { expect, test } from './fixtures'

test('the app opens its window on its own scheme', async ({ launch }) => {
  const { page } = await launch({ library: null })
  expect(page.url()).toBe('app://postil/index.html')
  await expect(page).toHaveTitle(/Postil/)
})
