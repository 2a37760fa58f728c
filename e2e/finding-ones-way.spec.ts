import type { Locator, Page } from 'playwright/test'
import { setSize } from './appearance'
import { expect, test } from './fixtures'
import { makeLibrary } from './library'

const body = (page: Page) => page.getByRole('textbox', { name: 'Post body' })
const caret = (page: Page) => body(page).evaluate((area: HTMLTextAreaElement) => area.selectionStart)

const LONG = `${Array.from({ length: 60 }, (_, n) => `## Part ${n + 1}\n\nWords of part ${n + 1}, about the veto. `.padEnd(400, 'and more ')).join('\n\n')}\n`

test('in the smallest window only the list of the palette scrolls, not the palette around it', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'One', body: 'Words.' }))
  const { app, page } = await launch()
  await setSize(app, page, 1024, 700)
  await body(page).click()
  await page.keyboard.press('Control+Shift+p')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('option').first()).toBeVisible()
  const overflow = (element: HTMLElement) => element.scrollHeight - element.clientHeight
  expect(await dialog.evaluate(overflow)).toBe(0)
  expect(await dialog.getByRole('listbox').evaluate(overflow)).toBeGreaterThan(0)
})

test('in a narrow window the words of a search stand in sight over the list, and Down leads into it', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, async (store) => {
    await store.posts.create({ title: 'On the writ', body: 'Words.' })
    await store.posts.create({ title: 'On the veto', body: 'Words.' })
  })
  const { app, page } = await launch()
  const search = page.getByRole('searchbox', { name: 'Search library' })
  const isSeen = (element: HTMLElement) => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const at = (x: number) => document.elementFromPoint(x, (top + bottom) / 2)
    return right - left > 80 && at(left + 2) === element && at(right - 2) === element
  }
  for (const [width, height] of [
    [1280, 800],
    [1024, 700],
  ] as const) {
    await setSize(app, page, width, height)
    await page.keyboard.press('Control+Shift+f')
    await page.keyboard.type('writ')
    await expect(page.getByRole('list', { name: 'Posts' }).getByRole('listitem')).toHaveCount(1)
    await expect.poll(() => search.evaluate(isSeen)).toBe(true)
    await page.getByRole('button', { name: 'Filter' }).click()
    await expect(page.getByRole('menu')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('menu')).toHaveCount(0)
    expect(await search.evaluate(isSeen)).toBe(true)
    await search.click()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('list', { name: 'Posts' }).locator(':focus')).toHaveCount(1)
    await search.fill('')
  }
})

test('words are found and replaced, as one step of undo', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, (store) =>
    store.posts.create({ title: 'One', body: 'Veto, veto, vetoes.[^1]\n\n[^1]: The veto.\n' }),
  )
  const { page } = await launch()
  await body(page).click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+h')
  await page.keyboard.type('veto')
  const matches = page.getByRole('status', { name: 'Matches' })
  await expect(matches).toHaveText('1 of 4')
  await page.keyboard.press('Enter')
  await expect(matches).toHaveText('2 of 4')
  await page.getByRole('button', { name: 'Whole word' }).click()
  await expect(matches).toHaveText(/of 3$/)
  await page.getByRole('button', { name: 'In notes only' }).click()
  await expect(matches).toHaveText('1 of 1')
  await page.getByRole('textbox', { name: 'Replace with' }).fill('refusal')
  await page.getByRole('button', { name: 'Replace all' }).click()
  await expect(body(page)).toHaveValue('Veto, veto, vetoes.[^1]\n\n[^1]: The refusal.\n')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(body(page)).toHaveValue('Veto, veto, vetoes.[^1]\n\n[^1]: The veto.\n')
  await page.getByRole('textbox', { name: 'Find', exact: true }).press('Escape')
  await expect(body(page)).toBeFocused()
})

test('an expression finds and turns words round by its groups; one that is none is told in words', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, (store) =>
    store.posts.create({ title: 'One', body: 'Lena Marsh, and Ada Coyle. The marsh.\n' }),
  )
  const { page } = await launch()
  await body(page).click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+h')
  await page.getByRole('button', { name: 'Regular expression' }).click()
  await page.getByRole('button', { name: 'Match case' }).click()
  const find = page.getByRole('textbox', { name: 'Find', exact: true })
  const matches = page.getByRole('status', { name: 'Matches' })
  await find.fill('([A-Z]\\w+')
  await expect(matches).toHaveText(/^This is no expression yet: /)
  const places = await Promise.all(
    [find, page.getByRole('textbox', { name: 'Replace with' })].map((box) => box.boundingBox()),
  )
  const [left, width] = [places[0]?.x, places[0]?.width]
  expect(places[1], 'the boxes stand one under the other').toMatchObject({ x: left, width })
  await find.fill('([A-Z]\\w+) ([A-Z]\\w+)')
  await expect(matches).toHaveText('1 of 2')
  await page.getByRole('textbox', { name: 'Replace with' }).fill('$2, $1')
  await page.getByRole('button', { name: 'Replace', exact: true }).click()
  await expect(body(page)).toHaveValue('Marsh, Lena, and Ada Coyle. The marsh.\n')
  await expect(matches).toHaveText('1 of 1')
  await page.getByRole('button', { name: 'Replace all' }).click()
  await expect(body(page)).toHaveValue('Marsh, Lena, and Coyle, Ada. The marsh.\n')
  await find.fill('marsh')
  await expect(matches).toHaveText('1 of 1')
  await page.getByRole('button', { name: 'Match case' }).click()
  await expect(matches).toHaveText(/of 2$/)
})

test('whole words and notes alone, also inline ones, are counted as the text changes under the bar', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, (store) =>
    store.posts.create({
      title: 'One',
      body: 'The act, an action.[^1] More.^[An act within.]\n\n[^1]: Of the act, enacted.\n',
    }),
  )
  const { page } = await launch()
  await expect(page.locator('article [role=doc-endnotes] li')).toHaveCount(2)
  await body(page).click()
  await page.keyboard.press('Control+f')
  await page.keyboard.type('act')
  const matches = page.getByRole('status', { name: 'Matches' })
  await expect(matches).toHaveText(/of 5$/)
  await page.getByRole('button', { name: 'Whole word' }).click()
  await expect(matches).toHaveText(/of 3$/)
  await page.getByRole('button', { name: 'In notes only' }).click()
  await expect(matches).toHaveText(/of 2$/)
  await body(page).click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('Here.^[One act more.] ')
  await expect(matches).toHaveText(/of 3$/)
})

test('the foot of the text tells its words and how long they take to read', async ({ launch, libraryDir }) => {
  const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ')
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'One', body: `${words(475)}.^[Two more.]\n` }))
  const { page } = await launch()
  const foot = page.getByRole('main', { name: 'Editor' }).locator('footer')
  await expect(foot).toContainText(/^477 words2 min to read1 note/)
  await body(page).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('One word')
  await expect(foot).toContainText(/^2 words1 min to read0 notes/)
})

test('the palette runs commands and opens posts; Ctrl+P goes to a post; the outline to a heading', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, async (store) => {
    await store.posts.create({ title: 'Treaty fishing', body: 'x' })
    await store.posts.create({ title: 'The long one', body: LONG })
  })
  const { page } = await launch()
  await page.keyboard.press('Control+p')
  await page.keyboard.type('treaty')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Treaty fishing')
  await page.keyboard.press('Control+Shift+p')
  await page.keyboard.type('long one')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('The long one')
  await body(page).click()
  await expect(page.locator('article h2').nth(59)).toBeAttached()
  await page.keyboard.press('Control+Shift+o')
  await page.keyboard.type('part 42')
  await page.keyboard.press('Enter')
  await expect.poll(() => caret(page)).toBe(LONG.indexOf('## Part 42'))
  await expect(page.locator('article').getByRole('heading', { name: 'Part 42' })).toBeInViewport()
  await page.keyboard.press('Control+Shift+p')
  await page.keyboard.type('show footnotes')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: 'Footnotes' })).toHaveAttribute('aria-selected', 'true')
})

test('preview and text scroll together, and a click in the preview goes to the words', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'The long one', body: LONG }))
  const { page } = await launch()
  const heading = (n: number) => page.locator('article').getByRole('heading', { name: `Part ${n}`, exact: true })
  await expect(heading(60)).toBeAttached()
  await expect(body(page)).toHaveValue(LONG)
  await page.locator('[data-scroller=editor]').evaluate((sheet) => sheet.scrollTo(0, sheet.scrollHeight / 2))
  // Half of the way down the text is about half of the parts; the same parts stand in the preview.
  await expect
    .poll(async () => {
      const shown = await page
        .locator('article h2')
        .evaluateAll((headings) =>
          headings
            .filter((one) => one.getBoundingClientRect().top > 48 && one.getBoundingClientRect().bottom < innerHeight)
            .map((one) => Number(one.textContent?.slice(5))),
        )
      return shown.some((part) => part > 20 && part < 40)
    })
    .toBe(true)
  await heading(10).scrollIntoViewIfNeeded()
  await heading(10).click()
  const [from, to] = [LONG.indexOf('## Part 10'), LONG.indexOf('## Part 10') + '## Part 10'.length]
  await expect.poll(async () => from <= (await caret(page)) && (await caret(page)) <= to).toBe(true)
})

test('whoever scrolls the preview takes the text along', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'The long one', body: LONG }))
  const { page } = await launch()
  const headings = page.locator('article h2')
  await expect(headings).toHaveCount(60)
  await expect(body(page)).toHaveValue(LONG)
  // A turn of the wheel at a time, as a hand does it: what follows must not scroll back.
  const { x, y } = (await page.locator('[data-inspector-scroller]').boundingBox()) ?? { x: 0, y: 0 }
  await page.mouse.move(x + 50, y + 200)
  const part = () =>
    page
      .locator('[data-scroller=editor]')
      .evaluate((sheet) => sheet.scrollTop / (sheet.scrollHeight - sheet.clientHeight))
  for (let turn = 0; turn < 20; turn += 1) await page.mouse.wheel(0, 400)
  await expect.poll(part).toBeGreaterThan(0.4)
})

test('the sheet of keys lists every command that has some, and Escape gives the text back', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'One', body: 'Text.' }))
  const { page } = await launch()
  await body(page).click()
  await page.keyboard.press('Control+/')
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  await expect(sheet.getByText('Insert footnote', { exact: true })).toBeVisible()
  await expect(sheet.getByText('Ctrl Alt F', { exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(sheet).toHaveCount(0)
  await expect(body(page)).toBeFocused()
})

test('a note is read where its mark is, and links open outside only after a click', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, (store) =>
    store.posts.create({ title: 'One', body: 'Said.[^1]\n\n[^1]: The words of the note.\n' }),
  )
  const { page } = await launch()
  await page.locator('article a[role=doc-noteref]').hover()
  await expect(page.getByRole('tooltip')).toHaveText(/The words of the note\./)
})

test('a button without words tells its name and keys where the pointer rests, until a key is pressed', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'One', body: 'Text.' }))
  const { page } = await launch()
  await body(page).click()
  await page.getByRole('button', { name: 'Bold' }).hover()
  await expect(page.getByRole('tooltip')).toHaveText('Bold  Ctrl B')
  await page.getByRole('button', { name: 'Heading' }).hover()
  await expect(page.getByRole('tooltip')).toHaveText(/^Heading/)
  await page.keyboard.type('x')
  await expect(page.getByRole('tooltip')).toHaveCount(0)
})

test('only the text is on screen in focus mode, and Ctrl+Shift+D brings the rest back', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'One', body: 'Text.' }))
  const { page } = await launch()
  await expect(body(page)).toBeVisible()
  await page.keyboard.press('Control+Shift+d')
  await expect(page.getByRole('navigation', { name: 'Library' })).toBeHidden()
  await expect(body(page)).toBeFocused()
  await page.keyboard.press('Control+Shift+d')
  await expect(page.getByRole('navigation', { name: 'Library' })).toBeVisible()
})

test('columns keep the width they are given, also after a restart', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'One', body: 'Text.' }))
  const first = await launch()
  const width = (page: Page) =>
    page.getByRole('complementary', { name: 'Inspector' }).evaluate((pane) => pane.clientWidth)
  // Once all of the first picture stands.
  await expect(first.page.getByRole('article')).toContainText('Text.')
  await first.page.getByRole('separator', { name: 'Width of the inspector' }).focus()
  const before = await width(first.page)
  for (let step = 0; step < 3; step += 1) await first.page.keyboard.press('ArrowRight')
  await expect.poll(() => width(first.page)).toBe(before - 48)
  await first.app.close()
  const { page } = await launch()
  await expect.poll(() => width(page)).toBe(before - 48)
})

test('every column stays in the window at the largest letters', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'One', body: 'Text.' }))
  const { app, page } = await launch()
  await page.getByRole('button', { name: /^Settings/ }).click()
  await page.getByRole('slider', { name: 'Text size' }).press('End')
  await page.getByRole('button', { name: /^Posts/ }).click()
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  for (const width of [1440, 1280, 1024]) {
    await setSize(app, page, width, 700)
    await expect.poll(() => inspector.evaluate((pane) => Math.round(pane.getBoundingClientRect().right))).toBe(width)
  }
  await expectWithin(page.getByRole('tab', { name: 'History' }), inspector)
  const editor = page.getByRole('main', { name: 'Editor' })
  await expectWithin(page.getByRole('button', { name: 'Insert image' }), editor)
  await expectWithin(page.getByRole('status', { name: 'Save state' }), editor)

  await setSize(app, page, 760, 700)
  await page.getByRole('button', { name: /^Sources/ }).click()
  const bar = page.getByRole('tablist', { name: 'Which sources' }).locator('..')
  await expectWithin(page.getByRole('tab', { name: /^Needs attention/ }), bar)
  await expectWithin(page.getByRole('button', { name: 'Add source' }), bar)
})

/** An element that stands over the edge of another one is cut off there, or stands in the way of the next. */
async function expectWithin(inner: Locator, outer: Locator): Promise<void> {
  const [part, whole] = [await inner.boundingBox(), await outer.boundingBox()]
  if (!part || !whole) throw new Error('not on screen')
  expect(part.x).toBeGreaterThanOrEqual(whole.x)
  expect(part.x + part.width).toBeLessThanOrEqual(whole.x + whole.width)
}

test('in every post, an expression and whole words are found, and a post that is left out stays as it is', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, async (store) => {
    await store.posts.create({ title: 'Alpha', body: 'On 4 March and 5 March.' })
    await store.posts.create({ title: 'Beta', body: 'On 6 March.' })
    await store.posts.create({ title: 'Gamma', body: 'Marching on 7.' })
  })
  const { page } = await launch()
  const open = (title: string) =>
    page.getByRole('list', { name: 'Posts' }).getByRole('listitem', { name: title }).click()
  await open('Beta')
  await expect(body(page)).toHaveValue('On 6 March.')
  await page.keyboard.press('Control+Shift+h')
  await page.getByRole('textbox', { name: 'Find in every post' }).fill('(\\d) (March)')
  await page.getByRole('checkbox', { name: 'Regular expression' }).check()
  await page.getByRole('textbox', { name: 'Replace by' }).fill('$2 $1')
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  const found = page.getByRole('list', { name: 'Posts with these words' }).getByRole('listitem')
  await expect(found).toHaveCount(2)
  await page.getByRole('checkbox', { name: /Beta/ }).uncheck()
  await page.getByRole('button', { name: 'Replace 2 places' }).click()
  await open('Alpha')
  await expect(body(page)).toHaveValue('On March 4 and March 5.')
  await open('Beta')
  await expect(body(page)).toHaveValue('On 6 March.')
  await page.keyboard.press('Control+Shift+h')
  await page.getByRole('textbox', { name: 'Find in every post' }).fill('march')
  await page.getByRole('checkbox', { name: 'Whole word' }).check()
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await expect(found).toHaveCount(2)
})

test('words are replaced in every post at once, and put back by one Undo', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, async (store) => {
    await store.posts.create({ title: 'Alpha', body: 'The Governour spoke.' })
    await store.posts.create({ title: 'Beta', body: 'A governour, and a Governour.' })
    await store.posts.create({ title: 'Gamma', body: 'Nobody.' })
  })
  const { page } = await launch()
  const open = (title: string) =>
    page.getByRole('list', { name: 'Posts' }).getByRole('listitem', { name: title }).click()
  await open('Beta')
  // A version is kept with this save: for ten minutes typing keeps no other.
  await body(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' Typed.')
  await page.keyboard.press('Control+s')
  await page.keyboard.press('Control+Shift+h')
  await page.getByRole('textbox', { name: 'Find in every post' }).fill('Governour')
  await page.getByRole('checkbox', { name: 'Match case' }).check()
  await page.getByRole('textbox', { name: 'Replace by' }).fill('Governor')
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await expect(page.getByRole('list', { name: 'Posts with these words' }).getByRole('listitem')).toHaveCount(2)
  await page.getByRole('button', { name: 'Replace 2 places' }).click()
  await expect(body(page)).toHaveValue('A governour, and a Governor. Typed.')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  // The history has it, too, for when the word of the Undo is gone.
  await page.keyboard.press('Control+5')
  await expect(page.getByText('Before a change of many posts')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(body(page)).toHaveValue('A governour, and a Governour. Typed.')
  await open('Alpha')
  await expect(body(page)).toHaveValue('The Governour spoke.')
})

/** An expression that tries more ways over such a line than it could in the age of the world. */
const ENDLESS = '(a+)+$'
const LINE = `${'a'.repeat(60)}!`

test('an expression that never ends is stopped and told, the window stays usable, and another one is found', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'One', body: `${LINE}\n\nThe veto of 1832.\n` }))
  const { page } = await launch()
  await body(page).click()
  await page.keyboard.press('Control+h')
  await page.getByRole('button', { name: 'Regular expression' }).click()
  const find = page.getByRole('textbox', { name: 'Find', exact: true })
  const matches = page.getByRole('status', { name: 'Matches' })
  await find.fill('veto')
  await expect(matches).toHaveText('1 of 1')
  await find.fill(ENDLESS)
  await expect(matches).toHaveText('Looking…')
  await body(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('More.')
  await expect(body(page)).toHaveValue(/1832\.\nMore\.$/)
  await expect(matches).toHaveText('This expression takes too long on this text')
  await expect(page.getByRole('button', { name: 'Replace all' })).toBeDisabled()
  await find.fill('\\d{4}')
  await expect(matches).toHaveText('1 of 1')
  await page.getByRole('textbox', { name: 'Replace with' }).fill('$& (July)')
  await page.getByRole('button', { name: 'Replace all' }).click()
  await expect(body(page)).toHaveValue(/The veto of 1832 \(July\)\.\nMore\.$/)
  await find.fill(ENDLESS)
  await expect(matches).toHaveText('This expression takes too long on this text')
  await page.getByRole('button', { name: 'Regular expression' }).click()
  await find.fill('more')
  await expect(matches).toHaveText('1 of 1')
})

test('in every post, an expression that never ends is told with the post, and another one is found', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, async (store) => {
    await store.posts.create({ title: 'Beta', body: LINE })
    await store.posts.create({ title: 'Alpha', body: 'On 4 March.' })
  })
  const { page } = await launch()
  await expect(body(page)).toBeVisible()
  await page.keyboard.press('Control+Shift+h')
  const find = page.getByRole('textbox', { name: 'Find in every post' })
  const state = page.getByRole('dialog').getByRole('status')
  await page.getByRole('checkbox', { name: 'Regular expression' }).check()
  await find.fill(ENDLESS)
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await expect(page.getByRole('alert')).toHaveText('“Beta”: This expression takes too long on this text')
  await find.fill('(\\d')
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await expect(page.getByRole('alert')).toHaveText(/^This is no expression yet: /)
  // What was asked before is forgotten with the next words, although it has not ended.
  await find.fill(ENDLESS)
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await find.fill('\\d March')
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await expect(state).toHaveText('1 place in 1 post')
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('the find bar follows to the next post, and replaces there only what it found there', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, async (store) => {
    await store.posts.create({ title: 'Alpha', body: 'The veto, a veto, one more veto.' })
    await store.posts.create({ title: 'Beta', body: 'Of other things, and a veto among them.' })
  })
  const { page } = await launch()
  const open = (title: string) =>
    page.getByRole('list', { name: 'Posts' }).getByRole('listitem', { name: title }).click()
  await open('Alpha')
  await expect(body(page)).toHaveValue(/^The veto/)
  await page.keyboard.press('Control+h')
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('veto')
  const matches = page.getByRole('status', { name: 'Matches' })
  await expect(matches).toHaveText(/of 3$/)
  await page.getByRole('textbox', { name: 'Replace with' }).fill('refusal')
  await open('Beta')
  await expect(matches).toHaveText(/of 1$/)
  await page.getByRole('button', { name: 'Replace all' }).click()
  await expect(body(page)).toHaveValue('Of other things, and a refusal among them.')
})

test('on a Mac every hint names the keys of its keyboard', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'One', body: '' }))
  // Off a Mac, Electron has no menu as there.
  const { app, page } = await launch({ tolerate: [/setApplicationMenu is not a function/] })
  await app.evaluate(() => Object.defineProperty(process, 'platform', { value: 'darwin' }))
  await page.reload()
  await expect(body(page)).toHaveAttribute('placeholder', 'Write here. ⌥⌘F adds a note.')
  await page.getByRole('button', { name: 'Bold' }).hover()
  await expect(page.getByRole('tooltip')).toHaveText('Bold  ⌘B')
  await body(page).click()
  await page.keyboard.press('Meta+Shift+p')
  await page.keyboard.type('insert footnote')
  await expect(page.getByRole('option', { name: /^Insert footnote/ })).toContainText('⌥⌘F')
  await expect(page.getByText('↩ to run')).toBeVisible()
  await expect(page.getByText('⎋ to close')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Meta+Shift+o')
  await expect(page.getByText('This post has no headings yet. ⌥⌘H makes one.')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Meta+/')
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  await expect(sheet.getByText('⌥⌘F', { exact: true })).toBeVisible()
  await expect(sheet).not.toContainText('Ctrl')
})
