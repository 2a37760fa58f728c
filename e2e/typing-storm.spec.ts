import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import type { Post } from '../src/core/post'
import { report, rounds } from '../test/store/faults/rounds'
import { expect, quit, type RunningApp, test } from './fixtures'
import { makeLibrary, value } from './library'

// D19 in the real Electron: a bot types in twenty posts at random while a second program reads along.

const SECONDS = rounds(12, 600)
const POSTS = 20
const START = 'Words stand here. '.repeat(300)

test(`D19: ${SECONDS} seconds of typing in ${POSTS} posts, with a second window reading, end in the texts of the model`, async ({
  launch,
  libraryDir,
  folder,
}) => {
  test.setTimeout(SECONDS * 1000 + 120_000)
  const model: { id: string; title: string; body: string }[] = []
  await makeLibrary(libraryDir, async (store) => {
    for (let at = 0; at < POSTS; at += 1) {
      const title = `Post ${String(at).padStart(2, '0')}`
      const post = value(await store.posts.create({ title, body: START }))
      model.push({ id: post.id, title, body: post.body })
    }
  })
  const running = await launch()
  await launch({ userData: join(folder, 'reader') })
  const writes = watchWrites(
    libraryDir,
    model.map(({ id }) => id),
  )
  await measureStalls(running)
  const until = Date.now() + SECONDS * 1000
  let [keys, switches] = [0, 0]
  while (Date.now() < until) {
    const post = model[Math.floor(Math.random() * POSTS)] as (typeof model)[number]
    await goTo(running.page, post.title)
    switches += 1
    const text = `${switches} some words, typed in a hurry. `.slice(0, 5 + Math.floor(Math.random() * 40))
    await running.page.keyboard.press('ControlOrMeta+End')
    await running.page.keyboard.type(text, { delay: 15 })
    post.body += text
    keys += text.length
  }
  const stalls = await stallsOf(running)
  await quit(running)
  const { most, total } = writes.stop()
  const stands: Record<string, string> = {}
  for (const { id, title } of model)
    stands[title] = typedIn((JSON.parse(await readFile(join(libraryDir, 'posts', `${id}.json`), 'utf8')) as Post).body)
  // All at once: words that one post lacks may stand in another.
  expect(stands).toEqual(Object.fromEntries(model.map(({ title, body }) => [title, typedIn(body)])))
  report('D19', {
    seconds: SECONDS,
    keys,
    switches,
    writes: total,
    'most writes of one post in a second': most,
    'main process held up p99 ms': stalls.p99,
    'most ms': stalls.most,
    'texts equal': POSTS,
  })
  // A switch of posts lets a second save begin while the first has not been a second ago.
  expect(most).toBeLessThanOrEqual(2)
})

function typedIn(body: string): string {
  return body.startsWith(START) ? body.slice(START.length) : body
}

async function goTo(page: Page, title: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+p')
  await page.keyboard.type(title)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(title)
  await page.getByRole('textbox', { name: 'Post body' }).focus()
}

/** Looks at the files' times; answers how often one was written within a second at most, and how often in all. */
function watchWrites(dir: string, ids: readonly string[]): { stop(): { most: number; total: number } } {
  const times = new Map<string, number[]>(ids.map((id) => [id, []]))
  const look = async () => {
    for (const [id, seen] of times) {
      const { mtimeMs } = await stat(join(dir, 'posts', `${id}.json`))
      if (seen.at(-1) !== mtimeMs) seen.push(mtimeMs)
    }
  }
  const timer = setInterval(() => void look().catch(() => undefined), 50)
  return {
    stop() {
      clearInterval(timer)
      const counts = [...times.values()].flatMap((seen) => {
        const saves = seen.slice(1)
        return saves.map((at) => saves.filter((other) => other >= at && other < at + 1000).length)
      })
      return { most: Math.max(0, ...counts), total: counts.length }
    },
  }
}

interface WithStalls {
  postilStalls?: number[]
}

/** Samples how late a timer of the main process comes. */
function measureStalls({ app }: RunningApp): Promise<void> {
  return app.evaluate(() => {
    const store = globalThis as WithStalls
    store.postilStalls = []
    let last = performance.now()
    setInterval(() => {
      const now = performance.now()
      store.postilStalls?.push(Math.max(0, now - last - 10))
      last = now
    }, 10)
  })
}

async function stallsOf({ app }: RunningApp): Promise<{ p99: string; most: string }> {
  const late = await app.evaluate(() => (globalThis as WithStalls).postilStalls ?? [])
  const sorted = late.sort((a, b) => a - b)
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1)
  return { p99: at(0.99), most: at(1) }
}
