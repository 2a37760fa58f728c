import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { setTheme } from './appearance'
import { expect, test } from './fixtures'
import { FLOATING_SCREENS } from './floating-screens'
import { goHome, SCREENS, type Screen, untilReady, useSampleLibrary } from './screens'

/** What axe finds wrong, one line a violation. Electron has no second page for its frames, hence the legacy mode. */
async function violations(page: Page, without: readonly string[] = []): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .setLegacyMode()
    .disableRules([...without])
    .analyze()
  return found.flatMap((one) =>
    one.nodes.map((node) => `${one.id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  )
}

/** Shows one screen after the other and gathers what is wrong on each, by its name. */
async function wrongOn(
  page: Page,
  screens: readonly Screen[],
  without: readonly string[] = [],
): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const { name, show, leave } of screens) {
    await goHome(page)
    await show(page)
    const wrong = await violations(page, without)
    if (wrong.length > 0) found[name] = wrong
    await leave?.(page)
  }
  return found
}

for (const theme of ['light', 'dark'] as const) {
  test(`no screen breaks a rule of accessibility, ${theme}`, async ({ launch, libraryDir }) => {
    test.setTimeout(300_000)
    await useSampleLibrary(libraryDir)
    const { page } = await launch()
    await setTheme(page, theme)
    // Half faded, a dialog would be judged by colours nobody reads.
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await untilReady(page)
    expect(await wrongOn(page, SCREENS)).toEqual({})
    // Menus hang at the end of the page, where no column cuts them off: outside its landmarks.
    expect(await wrongOn(page, FLOATING_SCREENS, ['region'])).toEqual({})
  })
}

test('a library that is open elsewhere breaks no rule of accessibility', async ({ launch, libraryDir, folder }) => {
  await useSampleLibrary(libraryDir)
  const first = await launch()
  await untilReady(first.page)
  const { page } = await launch({ userData: join(folder, 'other-user-data') })
  await expect(page.getByRole('alert')).toContainText('open in another window')
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await untilReady(page)
  expect(
    await wrongOn(
      page,
      SCREENS.filter(({ name }) => READ.has(name)),
    ),
  ).toEqual({})
})

const READ = new Set([
  'posts-footnotes',
  'posts-comments',
  'posts-details',
  'comments',
  'sources',
  'topics',
  'settings',
])

test('the first window breaks no rule of accessibility', async ({ launch }) => {
  const { page } = await launch({ library: null })
  await expect(page.getByRole('heading', { name: 'Postil' })).toBeVisible()
  expect(await violations(page)).toEqual([])
})

test('what is chosen is seen in the colours of the system, too', async ({ launch, libraryDir }) => {
  await useSampleLibrary(libraryDir)
  const { page } = await launch()
  await page.emulateMedia({ forcedColors: 'active' })
  const chosen = page.getByRole('list', { name: 'Posts' }).locator('[aria-current]')
  const screen = page.getByRole('navigation', { name: 'Library' }).getByRole('button', { name: /^Posts/ })
  for (const one of [chosen, screen]) await expect(one).toHaveCSS('outline-style', 'solid')
  const line = await page
    .getByRole('tab', { name: 'Preview' })
    .evaluate((tab) => [getComputedStyle(tab, '::after').backgroundColor, getComputedStyle(tab).backgroundColor])
  expect(line[0]).not.toBe(line[1])
  expect(line[0]).not.toBe('rgb(255, 255, 255)')
})
