import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright/test'
import { setTheme } from './appearance'
import { expect, test } from './fixtures'
import { goHome, SCREENS, untilReady, useSampleLibrary } from './screens'

/** What axe finds wrong, one line a violation. Electron has no second page for its frames, hence the legacy mode. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return found.flatMap((one) =>
    one.nodes.map((node) => `${one.id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  )
}

for (const theme of ['light', 'dark'] as const) {
  test(`no screen breaks a rule of accessibility, ${theme}`, async ({ launch, libraryDir }) => {
    test.setTimeout(180_000)
    await useSampleLibrary(libraryDir)
    const { page } = await launch()
    await setTheme(page, theme)
    // Half faded, a dialog would be judged by colours nobody reads.
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await untilReady(page)
    const found: Record<string, string[]> = {}
    for (const screen of SCREENS) {
      await goHome(page)
      await screen.show(page)
      const wrong = await violations(page)
      if (wrong.length > 0) found[screen.name] = wrong
    }
    expect(found).toEqual({})
  })
}

test('the first window breaks no rule of accessibility', async ({ launch }) => {
  const { page } = await launch({ library: null })
  await expect(page.getByRole('heading', { name: 'Postil' })).toBeVisible()
  expect(await violations(page)).toEqual([])
})
