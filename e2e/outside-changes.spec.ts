import { join } from 'node:path'
import type { Page } from 'playwright/test'
import type { Post } from '../src/core/post'
import { report, rounds } from '../test/store/faults/rounds'
import { expect, test } from './fixtures'
import { makeLibrary, value } from './library'
import { OutsideFile } from './outside-file'

// D9 in the real Electron: this test is the other program. It changes, renames and deletes the file of the open post at
// random moments of typing and saving; the window must show what stands there, or both texts, and lose neither.

/** The table asks for 200; in parts, so that each has a window of its own. */
const [PARTS, EACH] = [rounds(1, 5), rounds(6, 40)]

const body = (page: Page) => page.getByRole('textbox', { name: 'Post body' })
const saveState = (page: Page) => page.getByRole('status', { name: 'Save state' })
const posts = (page: Page) => page.getByRole('list', { name: 'Posts' })
const TEXT = 'First paragraph.\n\nSecond paragraph.\n\nThird paragraph.\n'

for (let part = 1; part <= PARTS; part += 1)
  test(`D9: ${EACH} changes by another program at any moment overwrite nothing in silence (part ${part} of ${PARTS})`, async ({
    launch,
    libraryDir,
  }) => {
    test.setTimeout(60_000 + EACH * 15_000)
    const random = numbers(part)
    let template: Post | undefined
    await makeLibrary(libraryDir, async (store) => {
      template = value(await store.posts.create({ title: 'Template', body: TEXT }))
    })
    const { page } = await launch()
    await expect(body(page)).toHaveValue(TEXT)
    const counts = { clean: 0, dirty: 0, reloaded: 0, 'both shown': 0, 'slowest reload ms': 0 }
    for (let at = 0; at < EACH; at += 1) {
      const id = `p${at}`
      const outside = new OutsideFile(join(libraryDir, 'posts', `${id}.json`))
      outside.write({ ...(template as Post), id, slug: id, title: `Post number ${at}.` })
      await goTo(page, `Post number ${at}.`)
      const dirty = random() < 0.6
      counts[dirty ? 'dirty' : 'clean'] += 1
      if (dirty) await typeAtStart(page, `Mine ${at}. `)
      // From the middle of typing to after its save, which comes a second later.
      if (dirty) await page.waitForTimeout(Math.floor(random() * 1600))
      const how = random()
      if (how < 0.7) await changed(page, outside, { at, dirty, counted: how < 0.35 }, counts)
      else await gone(page, outside, { at, dirty, renamed: how > 0.85 })
    }
    report(`D9 part ${part}`, { interleavings: EACH, ...counts, 'silent overwrites': 0 })
  })

interface Step {
  readonly at: number
  readonly dirty: boolean
}

/** The file gets another last paragraph. What was typed and not in the file yet must stay, beside what came. */
async function changed(
  page: Page,
  outside: OutsideFile,
  { at, dirty, counted }: Step & { readonly counted: boolean },
  counts: { reloaded: number; 'both shown': number; 'slowest reload ms': number },
): Promise<void> {
  const written = (text: string) => text.replace('Third', `Theirs ${at}, third`)
  const before = outside.change((post) => ({
    ...post,
    revision: post.revision + (counted ? 1 : 0),
    body: written(post.body),
  }))
  const theirs = written(before.body)
  const begun = Date.now()
  const mineWasSaved = before.body.startsWith(`Mine ${at}. `)
  if (!dirty || mineWasSaved) {
    await expect(body(page)).toHaveValue(theirs)
    counts.reloaded += 1
    counts['slowest reload ms'] = Math.max(counts['slowest reload ms'], Date.now() - begun)
    return
  }
  const dialog = page.getByRole('dialog', { name: 'This post was changed somewhere else' })
  await expect(dialog).toBeVisible()
  counts['both shown'] += 1
  await expect(body(page)).toHaveValue(`Mine ${at}. ${TEXT}`)
  expect(outside.read().body, 'theirs was not overwritten').toBe(theirs)
  await dialog.getByRole('button', { name: 'Compare and merge' }).click()
  await expect(body(page)).toHaveValue(`Mine ${at}. ${theirs}`)
  await expect(saveState(page)).toHaveText(/^Saved/)
  expect(outside.read().body).toBe(`Mine ${at}. ${theirs}`)
}

/** The file goes, or gets another name. What was typed stays on screen; when the file is back both are there again. */
async function gone(
  page: Page,
  outside: OutsideFile,
  { at, dirty, renamed }: Step & { readonly renamed: boolean },
): Promise<void> {
  const before = outside.takeAway(renamed ? `p${at} of before.json` : null)
  await expect(posts(page).getByText(`Post number ${at}.`)).toHaveCount(0)
  const mine = dirty ? `Mine ${at}. ${TEXT}` : TEXT
  await expect(body(page)).toHaveValue(mine)
  if (before.body === mine) return
  await expect(saveState(page)).toHaveText(/^Not saved: /)
  outside.write(before)
  await expect(body(page)).toHaveValue(mine)
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+s')
    await expect(saveState(page)).toHaveText(/^Saved/, { timeout: 1000 })
  }).toPass({ timeout: 20_000 })
  await expect.poll(() => outside.read().body).toBe(mine)
}

/** By the palette: the list draws only what is in view. A post that has just come is found at the next try. */
async function goTo(page: Page, title: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('ControlOrMeta+p')
    await page.keyboard.type(title)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(title, { timeout: 1000 })
  }).toPass({ timeout: 20_000 })
}

async function typeAtStart(page: Page, text: string): Promise<void> {
  await body(page).focus()
  await page.keyboard.press('ControlOrMeta+Home')
  await page.keyboard.type(text)
}

/** The same numbers from 0 to 1 for the same seed (mulberry32), so that a failure comes again. */
function numbers(seed: number): () => number {
  let state = seed * 0x9e3779b9
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
