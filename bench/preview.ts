import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type Page } from 'playwright/test'
import { makeLibrary, value } from '../e2e/library'
import { renderArticle } from '../src/core/export/article'
import { longPost } from './material/long-post'
import { type BenchRow, stats, time } from './report'

/** Key press to the refreshed preview in the app, against reading and rendering the whole text once. */

const SIZES = [
  { words: 900, notes: 12 },
  { words: 20_000, notes: 300 },
]
const KEYS = 30

export async function run(progress: (what: string) => void): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = []
  for (const { words, notes } of SIZES) {
    const text = longPost(words, notes)
    progress(`${words} words: the whole text`)
    const whole = await time(
      () => renderArticle(text, { id: 'p', language: 'en' }, { settings: { typographer: true }, posts: [] }),
      9,
    )
    progress(`${words} words: Postil`)
    rows.push({
      what: 'key press to refreshed preview',
      size: `${words.toLocaleString('en-US')} words, ${notes} notes`,
      subject: stats(await measure(text)),
      against: { what: 'reading and rendering the whole text, in Node', stats: whole },
      by: 'median',
      // A short post is on screen with the next frames in any case; the aim is about long ones.
      ...(words > 1000 ? { aim: 0.333 } : {}),
    })
  }
  return rows
}

async function measure(text: string): Promise<number[]> {
  const folder = await mkdtemp(join(tmpdir(), 'postil-bench-'))
  const library = join(folder, 'library')
  await makeLibrary(library, async (store) => value(await store.posts.create({ title: 'Long', body: text })))
  const app = await _electron.launch({ args: ['.', '--user-data', join(folder, 'user'), '--library', library] })
  try {
    const page = await app.firstWindow()
    await page.getByRole('textbox', { name: 'Post body' }).waitFor()
    await page.locator('article [role=doc-endnotes]').waitFor()
    return await typeAndWatch(page)
  } finally {
    await app.close().catch(() => {})
    await rm(folder, { recursive: true, force: true })
  }
}

/** Types into the middle of the text; answers the milliseconds from each key to the change of the preview. */
async function typeAndWatch(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const area = document.querySelector<HTMLTextAreaElement>('[aria-label="Post body"]')
    const article = document.querySelector('article')
    if (!area || !article) throw new Error('no text or preview')
    const middle = area.value.indexOf(' ', Math.floor(area.value.length / 2))
    area.focus()
    area.setSelectionRange(middle, middle)
    const samples: number[] = []
    let pressed = 0
    area.addEventListener(
      'keydown',
      (event) => {
        pressed = event.timeStamp
      },
      { capture: true },
    )
    // Marks of where the caret is are attributes; only blocks that come and go are a refresh.
    new MutationObserver(() => {
      if (pressed > 0) samples.push(performance.now() - pressed)
      pressed = 0
    }).observe(article, { childList: true })
    Object.assign(window, { benchSamples: samples })
  })
  // The first keys warm up and do not count.
  for (let key = 0; key < KEYS + 5; key += 1) {
    if (key === 5)
      await page.evaluate(() => ((window as unknown as { benchSamples: number[] }).benchSamples.length = 0))
    await page.keyboard.press('abcdefgh'.charAt(key % 8))
    await page.waitForTimeout(600)
  }
  return page.evaluate(() => (window as unknown as { benchSamples: number[] }).benchSamples)
}
