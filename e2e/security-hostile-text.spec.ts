import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright/test'
import { letter, openQueue } from './correspondence'
import { expect, test } from './fixtures'
import { HOSTILE_TEXTS, sharedTexts } from './hostile-texts'
import { makeLibrary, value } from './library'
import { openUnguarded, plainBrowser } from './plain-browser'

// Text from others is hostile: as a body, a title and a comment it must run nothing and fetch nothing, in the window and
// in the exported file. The window is also held by its content policy; here we look for what the sanitiser let through.

const shared = sharedTexts()
const TEXTS = [...HOSTILE_TEXTS, ...shared]
/** What a comment may be long; longer texts go as bodies only. */
const PER_POST = 20

/** The words of the last comment of a post: comments are rendered in their order, so those before it are there, too. */
const LAST = 'The last of post'

/** What must not be in a page made of somebody's text. */
const DANGEROUS =
  'script, iframe, object, embed, frame, frameset, link, meta, base, style, template, noscript, svg, math, form, video, audio, marquee, portal'

/** The attributes that a browser reads as an address. */
const ADDRESSES = 'href src xlink:href action formaction data poster ping cite background srcset srcdoc'.split(' ')

/** Marks every way by which a text may show that it ran. */
function watchForScripts(): void {
  const world = window as unknown as { ran: string[] }
  world.ran = []
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'] as const) {
    Object.defineProperty(window, name, { value: (...words: unknown[]) => void world.ran.push(`${name}(${words})`) })
  }
}

/** Dangerous elements, event attributes and script addresses below a selector. */
function dangersIn(page: Page, selector: string): Promise<string[]> {
  return page.evaluate(
    ([within, dangerous, addresses]) => {
      const found: string[] = []
      // As the browser itself reads an address: it drops what others would not, and the other way round.
      const asRead = (text: string) => {
        try {
          return new URL(text, document.baseURI).href
        } catch {
          return ''
        }
      }
      for (const root of document.querySelectorAll(within)) {
        for (const element of root.querySelectorAll('*')) {
          // The window's own icons and styles it brought itself.
          const own = element.closest('svg.lucide, style[data-mantine-styles]') !== null
          if (!own && element.matches(dangerous)) found.push(element.outerHTML.slice(0, 200))
          for (const { name, value: text } of element.attributes) {
            if (name.startsWith('on')) found.push(`${element.tagName} ${name}`)
            else if (addresses.includes(name) && /^(?:javascript|vbscript|data:text)/.test(asRead(text)))
              found.push(`${element.tagName} ${name}=${text}`)
          }
        }
      }
      return found
    },
    [selector, DANGEROUS, ADDRESSES] as const,
  )
}

function scriptsRun(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { ran: string[] }).ran)
}

/** Requests that left the page; those its policy refused never did. */
function watchAnswers(page: Page): string[] {
  const answers: string[] = []
  page.on('response', (response) => {
    if (!/^(?:app:\/\/postil\/|data:|blob:)/.test(response.url())) answers.push(response.url())
  })
  return answers
}

test.describe('hostile text in the window', () => {
  test.setTimeout(300_000)

  test('as the body and the title of a post it runs nothing, fetches nothing and leaves nothing dangerous', async ({
    launch,
    libraryDir,
  }) => {
    await makeLibrary(libraryDir, async (store) => value(await store.posts.create({ title: 'x', body: 'x' })))
    const { page } = await launch({ tolerate: [/Content Security Policy/, /Failed to load resource/] })
    await page.evaluate(watchForScripts)
    const answers = watchAnswers(page)
    const preview = page.getByRole('tabpanel', { name: 'Preview' })
    await page.getByRole('list', { name: 'Posts' }).getByRole('button').first().click()
    const dangers: string[] = []
    for (const [at, text] of TEXTS.entries()) {
      // The first line shows when the preview has come to this text; it stands before, so that nothing can swallow it.
      await page.getByRole('textbox', { name: 'Post body' }).fill(`shown ${at}\n\n${text}`)
      await page.getByRole('textbox', { name: 'Title' }).fill(text.slice(0, 300).replaceAll('\n', ' '))
      await expect(preview.getByText(`shown ${at}`, { exact: true })).toBeAttached()
      for (const danger of await dangersIn(page, '[role=tabpanel], [aria-label=Posts]'))
        dangers.push(`${text}: ${danger}`)
    }
    expect(dangers).toEqual([])
    expect(await scriptsRun(page)).toEqual([])
    expect(answers).toEqual([])
    expect(page.url()).toBe('app://postil/index.html')
    await expect(page.getByRole('navigation', { name: 'Library' })).toBeVisible()
  })

  test('as a comment, its title and its writer, beside the post and in the queue, neither', async ({
    launch,
    libraryDir,
  }) => {
    await fillWithComments(libraryDir)
    const { page } = await launch({ tolerate: [/Content Security Policy/, /Failed to load resource/] })
    await page.evaluate(watchForScripts)
    const answers = watchAnswers(page)
    await page.getByRole('tab', { name: /^Comments/ }).click()
    const posts = page.getByRole('list', { name: 'Posts' })
    const dangers: string[] = []
    for (let at = 0; at < Math.ceil(TEXTS.length / PER_POST); at += 1) {
      await page.getByRole('searchbox', { name: 'Search library' }).fill(`Post ${at}.`)
      await posts.getByText(`Post ${at}.`, { exact: true }).click()
      const list = page.getByRole('list', { name: 'Comments' })
      await expect(list.getByText(`${LAST} ${at}`, { exact: true })).toBeAttached()
      dangers.push(...(await dangersIn(page, '[role=tabpanel]')))
    }
    await openQueue(page)
    await page.getByRole('tab', { name: /^Approved/ }).click()
    const thread = page.getByRole('list', { name: 'Thread' })
    await expect(thread.getByText(new RegExp(`^${LAST} \\d+$`))).toBeAttached()
    dangers.push(...(await dangersIn(page, 'body')))
    expect(dangers).toEqual([])
    expect(await scriptsRun(page)).toEqual([])
    expect(answers).toEqual([])
    expect(page.url()).toBe('app://postil/index.html')
  })
})

async function fillWithComments(dir: string): Promise<void> {
  await makeLibrary(dir, async (store) => {
    for (let at = 0; at * PER_POST < TEXTS.length; at += 1) {
      const post = value(
        await store.posts.create({ title: `Post ${at}.`, body: 'x', status: 'published', excerpt: TEXTS[at] ?? '' }),
      )
      for (const text of TEXTS.slice(at * PER_POST, (at + 1) * PER_POST)) {
        const author = { name: text, email: text, url: text }
        const comment = { parent: null, kind: 'reader', title: text, author, body: text, topics: [] } as const
        value(await store.threads.add({ post: post.id, comment: { ...comment, status: 'approved' } }))
      }
      const last = letter(0, { status: 'approved', date: new Date().toISOString(), body: `${LAST} ${at}` })
      value(await store.threads.add({ post: post.id, comment: last }))
    }
  })
}

test.describe('hostile text in the exported files', () => {
  test.setTimeout(300_000)

  test('opened in a browser without any guard of ours, they run nothing and fetch nothing', async ({
    folder,
    libraryDir,
  }) => {
    const out = join(folder, 'out')
    await makeLibrary(libraryDir, async (store) => {
      for (const text of TEXTS) {
        const title = text.slice(0, 300).replaceAll('\n', ' ')
        const post = value(
          await store.posts.create({ title, body: text, status: 'published', excerpt: text, tags: ['x'] }),
        )
        const author = { name: text, email: '', url: text }
        const comment = { parent: null, kind: 'reader', title, author, body: text, topics: [] } as const
        value(await store.threads.add({ post: post.id, comment: { ...comment, status: 'approved' } }))
      }
    })
    const exported = spawnSync(process.execPath, ['bin/postil.mjs', 'export', libraryDir, '--out', out, '--json'], {
      encoding: 'utf8',
    })
    expect(exported.status, exported.stderr).toBe(0)
    const files = (JSON.parse(exported.stdout) as { files: { path: string }[] }).files.map(({ path }) => path)
    expect(files).toHaveLength(TEXTS.length)

    const browser = await plainBrowser(folder)
    const caught = await openUnguarded(
      browser.page,
      files.map((file) => pathToFileURL(file).href),
    )
    await browser.close()
    // A picture that the author's own text names, beside the file, is no more than that.
    const beside = ` asked for the image ${pathToFileURL(out).href}/`
    expect(caught.filter((line) => !line.includes(beside))).toEqual([])
  })

  test('the detectors detect: the same texts, not sanitised, run and fetch', async ({ folder }) => {
    const browser = await plainBrowser(folder)
    const raw = HOSTILE_TEXTS.map((text) => `data:text/html;charset=utf-8,${encodeURIComponent(`<body>${text}`)}`)
    const caught = await openUnguarded(browser.page, raw)
    await browser.close()
    expect(caught.filter((line) => line.includes('ran')).length).toBeGreaterThan(15)
    expect(caught.filter((line) => line.includes('asked for')).length).toBeGreaterThan(5)
  })
})

if (shared.length === 0) console.log('the shared collection of hostile inputs is not on this machine: only our own ran')
