import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type Page } from 'playwright/test'
import { makeLibrary, value } from '../e2e/library'
import { longPost } from './material/long-post'
import { type BenchRow, stats } from './report'

/** Key press to the frame that shows it, in the app with the preview on, against a bare text area in the same Electron. */

const SIZES = [
  { words: 900, notes: 12 },
  { words: 20_000, notes: 300 },
]
const ROUNDS = 3
const BURSTS = 5
const KEYS = 8
const FACE = 'node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-opsz-normal.woff2'

export async function run(progress: (what: string) => void): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = []
  for (const { words, notes } of SIZES) {
    const text = longPost(words, notes)
    const ours: number[] = []
    const bare: number[] = []
    for (let round = 1; round <= ROUNDS; round += 1) {
      progress(`${words} words, round ${round}: Postil`)
      const { samples, sheet } = await measurePostil(text)
      ours.push(...samples)
      progress(`${words} words, round ${round}: bare`)
      bare.push(...(await measureBare(text, sheet)))
    }
    rows.push({
      what: 'key press to next frame, preview on',
      size: `${words.toLocaleString('en-US')} words, ${notes} notes`,
      subject: stats(ours),
      against: { what: 'a bare text area of the same face and size', stats: stats(bare) },
      by: 'p95',
      aim: 1.25,
    })
  }
  return rows
}

async function measurePostil(text: string): Promise<{ readonly samples: number[]; readonly sheet: Sheet }> {
  const folder = await mkdtemp(join(tmpdir(), 'postil-bench-'))
  const library = join(folder, 'library')
  await makeLibrary(library, async (store) => value(await store.posts.create({ title: 'Long', body: text })))
  const app = await _electron.launch({ args: ['.', '--user-data', join(folder, 'user'), '--library', library] })
  try {
    const page = await app.firstWindow()
    const body = page.getByRole('textbox', { name: 'Post body' })
    await body.waitFor()
    await page.locator('article [role=doc-endnotes]').waitFor()
    const sheet = await body.evaluate((area) => ({
      width: area.clientWidth,
      height: area.closest('[data-scroller]')?.clientHeight ?? 0,
    }))
    return { samples: await typeInto(page, '[aria-label="Post body"]'), sheet }
  } finally {
    await app.close().catch(() => {})
    await rm(folder, { recursive: true, force: true })
  }
}

/** The size of our text on screen. */
interface Sheet {
  readonly width: number
  readonly height: number
}

/** As many words in a line, in the same face, in a window of the same size; nothing else on the page. */
async function measureBare(text: string, { width, height }: Sheet): Promise<number[]> {
  const folder = await mkdtemp(join(tmpdir(), 'postil-bench-'))
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'bare', version: '1.0.0', main: 'main.cjs' }))
  await copyFile(FACE, join(folder, 'face.woff2'))
  await writeFile(
    join(folder, 'index.html'),
    `<!doctype html><style>
       @font-face { font-family: Face; src: url(face.woff2); font-weight: 200 900 }
       body { margin: 0 }
       textarea { width: ${width}px; height: ${height}px; padding: 0; border: 0; resize: none; font: 17px/28px Face }
     </style><textarea></textarea>`,
  )
  await writeFile(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron')
     app.setPath('userData', ${JSON.stringify(join(folder, 'user'))})
     app.whenReady().then(() => new BrowserWindow({ width: 1440, height: 900 }).loadFile('index.html'))`,
  )
  const app = await _electron.launch({ args: ['.'], cwd: folder })
  try {
    const page = await app.firstWindow()
    await page.locator('textarea').evaluate(async (area: HTMLTextAreaElement, words) => {
      area.value = words
      await document.fonts.ready
    }, text)
    return await typeInto(page, 'textarea')
  } finally {
    await app.close().catch(() => {})
    await rm(folder, { recursive: true, force: true })
  }
}

/** Types in bursts into the middle of the text; answers the milliseconds from each key to the task behind its frame. */
async function typeInto(page: Page, selector: string): Promise<number[]> {
  await page.evaluate((area) => {
    const element = document.querySelector<HTMLTextAreaElement>(area)
    if (!element) throw new Error(`no ${area}`)
    const middle = element.value.indexOf(' ', Math.floor(element.value.length / 2))
    element.focus()
    element.setSelectionRange(middle, middle)
    const samples: number[] = []
    Object.assign(window, { benchSamples: samples })
    const channel = new MessageChannel()
    let pressed = 0
    channel.port1.onmessage = () => samples.push(performance.now() - pressed)
    element.addEventListener(
      'keydown',
      (event) => {
        pressed = event.timeStamp
        requestAnimationFrame(() => channel.port2.postMessage(null))
      },
      { capture: true },
    )
  }, selector)
  // A pointer that rests on the text is looked for after each change of layout: in both windows, or in neither.
  const box = await page.locator(selector).boundingBox()
  if (!box) throw new Error(`${selector} is not on screen`)
  await page.mouse.move(box.x + 100, box.y + 100)
  // The first burst warms up and does not count.
  for (let burst = 0; burst <= BURSTS; burst += 1) {
    for (let key = 0; key < KEYS; key += 1) {
      await page.keyboard.press('abcdefgh'.charAt(key))
      await page.waitForTimeout(110)
    }
    await page.waitForTimeout(500)
    if (burst === 0)
      await page.evaluate(() => ((window as unknown as { benchSamples: number[] }).benchSamples.length = 0))
  }
  return page.evaluate(() => (window as unknown as { benchSamples: number[] }).benchSamples)
}
