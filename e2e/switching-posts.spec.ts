import type { Page } from 'playwright/test'
import { expect, test } from './fixtures'
import { type HeldWorker, holdWorker } from './held-worker'
import { makeLibrary } from './library'

const TITLES = ['Alpha', 'Beta', 'Gamma']
const SEED = Number(process.env.POSTIL_SEED ?? Date.now() % 1_000_000)

/** mulberry32: the same seed gives the same switches again. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Kept {
  text: string
  caret: number
  scroll: number
  /** How many letters were typed and can be taken back. */
  typed: number
}

const body = (page: Page) => page.getByRole('textbox', { name: 'Post body' })
const state = (page: Page) =>
  body(page).evaluate((area: HTMLTextAreaElement) => ({
    text: area.value,
    caret: area.selectionStart,
    scroll: Math.round(document.querySelector('[data-scroller=editor]')?.scrollTop ?? 0),
  }))

test('words, undo, caret and scroll survive 100 switches at random', async ({ launch, libraryDir }) => {
  test.setTimeout(180_000)
  console.log(`seed ${SEED}; POSTIL_SEED=${SEED} runs the same switches again`)
  const next = random(SEED)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T
  const long = (title: string) =>
    Array.from({ length: 80 }, (_, n) => `${title} paragraph ${n}, with some words.`).join('\n\n')
  await makeLibrary(libraryDir, async (store) => {
    for (const title of TITLES) await store.posts.create({ title, body: long(title) })
  })
  const { page } = await launch()
  // By title, so that no row changes its place under the pointer when a save has made another post the newest.
  await page.getByRole('button', { name: 'Sort: ' }).click()
  await page.getByRole('menuitemradio', { name: 'title', exact: true }).click()
  const kept = new Map<string, Kept>(
    TITLES.map((title) => [title, { text: long(title), caret: 0, scroll: 0, typed: 0 }]),
  )
  for (let turn = 0; turn < 100; turn += 1) {
    const title = pick(TITLES)
    await page.getByRole('list', { name: 'Posts' }).getByRole('listitem', { name: title }).click()
    await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(title)
    const before = kept.get(title) as Kept
    await expect(body(page)).toHaveValue(before.text)
    const now = await state(page)
    expect({ ...now, turn }).toEqual({ text: before.text, caret: before.caret, scroll: before.scroll, turn })
    await body(page).focus()
    const act = next()
    if (act < 0.5) {
      await page.keyboard.type('x')
      before.typed += 1
    } else if (act < 0.75 && before.typed > 0) {
      await page.keyboard.press('Control+z')
    } else {
      const at = Math.floor(next() * before.text.length)
      await body(page).evaluate((area: HTMLTextAreaElement, place) => area.setSelectionRange(place, place), at)
      await page
        .locator('[data-scroller=editor]')
        .evaluate((sheet, part) => sheet.scrollTo(0, part * sheet.scrollHeight * 0.8), next())
    }
    kept.set(title, { ...before, ...(await state(page)) })
  }
  // Everything that was typed can be taken back, post by post.
  for (const title of TITLES) {
    await page.getByRole('list', { name: 'Posts' }).getByRole('listitem', { name: title }).click()
    await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(title)
    await body(page).focus()
    for (let step = 0; step < 110; step += 1) await page.keyboard.press('Control+z')
    await expect(body(page)).toHaveValue(long(title))
  }
})

test('a note asked for before a switch comes into the post it was asked for, as one step, or takes no word from it', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, async (store) => {
    for (const title of TITLES) await store.posts.create({ title, body: `${title} stands here.` })
  })
  const { page } = await launch()
  const open = async (title: string) => {
    await page.getByRole('list', { name: 'Posts' }).getByRole('listitem', { name: title }).click()
    await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(title)
  }
  let held: HeldWorker | undefined
  const askAndSwitch = async () => {
    await open('Alpha')
    await body(page).focus()
    await page.keyboard.press('Control+End')
    held = await holdWorker(page)
    await page.keyboard.press('Control+Alt+f')
    await open('Beta')
    await open('Alpha')
  }
  await askAndSwitch()
  await held?.letGo()
  await expect(body(page)).toHaveValue('Alpha stands here.[^1]\n\n[^1]: ')
  await body(page).focus()
  await page.keyboard.press('Control+z')
  await expect(body(page)).toHaveValue('Alpha stands here.')

  await askAndSwitch()
  await body(page).focus()
  await page.evaluate(() => document.execCommand('insertText', false, ' So it went on.'))
  await held?.letGo()
  // Keys wait for the answer.
  await page.keyboard.type('!')
  await expect(body(page)).toHaveValue('Alpha stands here. So it went on.!')
})
