import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type Page } from 'playwright/test'
import { makeLibrary, value } from '../e2e/library'
import { makeSource, SOURCES } from './material/sources'
import { type BenchRow, stats } from './report'

/** The picker and the Sources screen of the running app, over 14,000 sources. */

const SIZE = '14,000 sources'
const FRAME = 1000 / 60
const TYPED = ['copper', 'veto harbor', 'author123', 'recall 1911', 'zzz', 'treaty docket']
const SCREENS = 150

export async function run(progress: (what: string) => void): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'postil-bench-'))
  const library = join(folder, 'library')
  progress('writing 14,000 sources')
  await makeLibrary(library, async (store) => value(await store.posts.create({ title: 'A post', body: 'Word ' })))
  for (let at = 0; at < SOURCES; at += 1)
    await writeFile(join(library, 'sources', `source${at}.json`), JSON.stringify(makeSource(at)))
  const app = await _electron.launch({ args: ['.', '--user-data', join(folder, 'user'), '--library', library] })
  try {
    const page = await app.firstWindow()
    await page.getByRole('button', { name: /^Sources\s*14,000/ }).waitFor()
    // What is made ready in the background is ready.
    await page.waitForTimeout(5000)
    progress('typing into the picker')
    const keys = await typeIntoPicker(page)
    progress('scrolling')
    await page.getByRole('button', { name: /^Sources/ }).click()
    await page.getByRole('listbox', { name: 'Sources' }).getByRole('option').first().waitFor()
    const frames = await scroll(page)
    const filtering = await filter(page)
    return [
      {
        what: 'key press in the picker to the frame that shows what it found',
        size: SIZE,
        subject: stats(keys),
        against: { what: 'two frames', stats: stats([2 * FRAME]) },
        by: 'p95',
        aim: 1,
      },
      {
        what: 'frames while the Sources screen scrolls by half a screen a frame',
        size: SIZE,
        subject: stats(frames),
        against: { what: 'one frame', stats: stats([FRAME]) },
        by: 'p95',
        note: `${frames.filter((time) => time > 2 * FRAME).length} of ${frames.length} frames took more than two`,
      },
      {
        what: 'key press in the search of the Sources screen to its frame',
        size: SIZE,
        subject: stats(filtering),
        against: { what: 'two frames', stats: stats([2 * FRAME]) },
        by: 'p95',
      },
    ]
  } finally {
    await app.close().catch(() => {})
    await rm(folder, { recursive: true, force: true })
  }
}

async function typeIntoPicker(page: Page): Promise<number[]> {
  await page.getByRole('textbox', { name: 'Post body' }).click()
  const samples: number[] = []
  for (const [at, words] of TYPED.entries()) {
    await page.keyboard.press('Control+Alt+c')
    await page.getByRole('combobox', { name: 'Find source' }).waitFor()
    await page.waitForTimeout(600)
    const typed = await typeInto(page, '[aria-label="Find source"]', words)
    // The first words warm up and do not count.
    if (at > 0) samples.push(...typed)
    await page.keyboard.press('Escape')
    await page.waitForTimeout(300)
  }
  return samples
}

async function filter(page: Page): Promise<number[]> {
  const box = page.getByRole('searchbox', { name: 'Search sources' })
  const samples: number[] = []
  for (const words of TYPED) {
    await box.fill('')
    await page.waitForTimeout(300)
    await box.focus()
    samples.push(...(await typeInto(page, '[aria-label="Search sources"]', words)))
  }
  return samples
}

/** Types words; answers the milliseconds from each key to the task behind the frame that follows it. */
async function typeInto(page: Page, selector: string, words: string): Promise<number[]> {
  await page.evaluate((box) => {
    const samples: number[] = []
    Object.assign(window, { benchSamples: samples })
    const channel = new MessageChannel()
    let pressed = 0
    channel.port1.onmessage = () => samples.push(performance.now() - pressed)
    document.querySelector(box)?.addEventListener(
      'keydown',
      (event) => {
        pressed = event.timeStamp
        requestAnimationFrame(() => channel.port2.postMessage(null))
      },
      { capture: true },
    )
  }, selector)
  for (const key of words) {
    await page.keyboard.press(key)
    await page.waitForTimeout(110)
  }
  return page.evaluate(() => (window as unknown as { benchSamples: number[] }).benchSamples)
}

/** Scrolls the list; answers how long each frame took. */
function scroll(page: Page): Promise<number[]> {
  return page.evaluate(async (screens) => {
    const list = document.querySelector('[role=listbox]')?.parentElement
    if (!list) throw new Error('no list of sources')
    const frames: number[] = []
    let before = await new Promise<number>(requestAnimationFrame)
    for (let step = 0; step < screens; step += 1) {
      list.scrollTop += list.clientHeight / 2
      const now = await new Promise<number>(requestAnimationFrame)
      frames.push(now - before)
      before = now
    }
    return frames
  }, SCREENS)
}
