import type { Page } from 'playwright/test'
import { expect, test } from './fixtures'
import { SCREENS, untilReady, useSampleLibrary } from './screens'

/** The longest movement on screen (ms), and what moves so. */
function longest(page: Page): Promise<{ readonly ms: number; readonly what: string }> {
  return page.evaluate(() => {
    const ms = (list: string) =>
      Math.max(...list.split(',').map((one) => Number.parseFloat(one) * (/\dms/.test(one) ? 1 : 1000)))
    let found = { ms: 0, what: '' }
    for (const element of document.querySelectorAll('*'))
      for (const part of [undefined, '::before', '::after']) {
        const { transitionDuration, animationDuration, animationName } = getComputedStyle(element, part)
        const here = Math.max(ms(transitionDuration), animationName === 'none' ? 0 : ms(animationDuration))
        if (here > found.ms) found = { ms: here, what: `${element.tagName} ${element.className} ${part ?? ''}` }
      }
    return found
  })
}

test('nothing moves for longer than 150 ms, and nothing at all for who asks for less motion', async ({
  launch,
  libraryDir,
}) => {
  await useSampleLibrary(libraryDir)
  const { page } = await launch()
  await untilReady(page)
  for (const { name, show } of SCREENS.filter((screen) => !screen.leave)) {
    await page.keyboard.press('Escape')
    await show(page)
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    const usual = await longest(page)
    expect(usual.ms, `${name}: ${usual.what}`).toBeLessThanOrEqual(150)
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const reduced = await longest(page)
    expect(reduced.ms, `${name}: ${reduced.what}`).toBeLessThanOrEqual(1)
  }
})

test('nothing is pushed aside while the window fills', async ({ launch, libraryDir }) => {
  await useSampleLibrary(libraryDir)
  const { page } = await launch()
  await untilReady(page)
  const shifts = await page.evaluate(() => {
    interface Shift extends PerformanceEntry {
      readonly value: number
      readonly sources: readonly { readonly node: Node | null }[]
    }
    const nameOf = (node: Node | null) => (node instanceof Element ? node.className : node?.nodeName)
    const observer = new PerformanceObserver(() => {})
    observer.observe({ type: 'layout-shift', buffered: true })
    // The window gets its size while nothing is painted yet.
    const [painted] = performance.getEntriesByName('first-contentful-paint')
    if (!painted) throw new Error('nothing was painted')
    return (observer.takeRecords() as Shift[])
      .filter(({ value, startTime }) => value > 0.001 && startTime > painted.startTime)
      .map(({ value, sources }) => `${value.toFixed(4)} ${sources.map(({ node }) => nameOf(node)).join(', ')}`)
  })
  // A count that comes into a tab is let pass: it shifts a ten thousandth of the window.
  expect(shifts).toEqual([])
})
