import { setSize, setTheme } from './appearance'
import { expect, test } from './fixtures'
import { FLOATING_SCREENS } from './floating-screens'
import { goHome, SCREENS, untilReady, useSampleLibrary } from './screens'

/** `npm run screenshots`: every screen in both themes at both sizes, into screenshots/. */
const SIZES = [
  [1440, 900],
  [1024, 700],
] as const

for (const theme of ['light', 'dark'] as const) {
  test(`every screen, ${theme}`, async ({ launch, libraryDir }) => {
    test.setTimeout(600_000)
    await useSampleLibrary(libraryDir)
    const { app, page } = await launch()
    await setTheme(page, theme)
    await untilReady(page)
    for (const [width, height] of SIZES) {
      await setSize(app, page, width, height)
      for (const { name, show, leave } of [...SCREENS, ...FLOATING_SCREENS]) {
        await goHome(page)
        await show(page)
        await page.waitForTimeout(600)
        await page.screenshot({ path: `screenshots/${name}-${width}-${theme}.png` })
        await leave?.(page)
      }
    }
  })
}

test('the first window', async ({ launch }) => {
  const { app, page } = await launch({ library: null })
  await expect(page.getByRole('heading', { name: 'Postil' })).toBeVisible()
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(page, theme)
    for (const [width, height] of SIZES) {
      await setSize(app, page, width, height)
      await page.screenshot({ path: `screenshots/first-run-${width}-${theme}.png` })
    }
  }
})
