import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { answerDialogs } from './dialogs'
import { expect, quit, test } from './fixtures'
import { makeLibrary, value } from './library'

// The whole job once, by keyboard where a writer would: write with notes, preview, review comments, quit, come back, export.

const SENTENCE = 'The writ was returned unsigned and the clerk kept copies of it in the drawer. '
/** 300 words: 20 sentences of 15. */
const SENTENCES = 20
const TITLE = 'The Clerk and the Unsigned Writ'

test('write a post with notes, review its comments, quit, come back, and export what the preview showed', async ({
  launch,
  folder,
  libraryDir,
}) => {
  test.setTimeout(120_000)
  await makeLibrary(libraryDir, fillWithComments)
  const first = await launch()
  await writePost(first.page)
  await checkNotes(first.page)
  await reviewComments(first.page)
  await quit(first)

  const second = await launch({ library: null })
  await checkComments(second.page)
  await second.page.getByRole('list', { name: 'Posts' }).getByText(TITLE).click()
  await expect(second.page.getByRole('textbox', { name: 'Title' })).toHaveValue(TITLE)
  await checkNotes(second.page)
  const shown = await previewMarkup(second.page)

  const out = join(folder, 'html')
  await answerDialogs(second.app, { openFolder: out })
  await second.page.keyboard.press('Control+Shift+E')
  const file = join(out, 'the-clerk-and-the-unsigned-writ.html')
  await expect.poll(() => readFile(file, 'utf8').catch(() => '')).not.toBe('')
  const exported = await readFile(file, 'utf8')
  expect(exported).toContain(shown)
  expect(exported).toContain(`<title>${TITLE}`)
})

type Store = Parameters<NonNullable<Parameters<typeof makeLibrary>[1]>>[0]

async function fillWithComments(store: Store): Promise<void> {
  const post = value(await store.posts.create({ title: 'An older post', body: 'Text.', status: 'published' }))
  for (const [name, body, status] of [
    ['Lucinda Farrow', 'Where is the second copy now?', 'approved'],
    ['Anselm Okoye', 'I have seen it in the county archive.', 'pending'],
  ] as const) {
    const author = { name, email: '', url: '' }
    const comment = { parent: null, kind: 'reader', title: '', author, status, body, topics: [] } as const
    value(await store.threads.add({ post: post.id, comment }))
  }
}

async function writePost(page: Page): Promise<void> {
  await page.getByRole('list', { name: 'Posts' }).getByText('An older post').waitFor()
  await page.keyboard.press('Control+n')
  await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused()
  await page.keyboard.type(TITLE)
  await page.getByRole('textbox', { name: 'Post body' }).focus()
  await page.keyboard.type(SENTENCE.repeat(SENTENCES).trimEnd())
  await expect(page.getByText('300 words')).toBeVisible()

  // The note that will be the second is written first, the first one after it, the third at the end.
  await insertNote(page, 8, 'Written first, read second.')
  await insertNote(page, 3, 'Written second, read first.')
  await insertNote(page, 15, 'Written last, read last.')
  await expect(page.getByRole('status', { name: 'Save state' })).toHaveText(/Saved/, { timeout: 10_000 })
}

/** Goes to the end of a sentence by the find bar, inserts a note there, types it, and returns to the text. */
async function insertNote(page: Page, sentence: number, note: string): Promise<void> {
  const body = page.getByRole('textbox', { name: 'Post body' })
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('drawer.')
  for (let found = 1; found < sentence; found += 1) await page.keyboard.press('Enter')
  await expect(page.getByRole('status', { name: 'Matches' })).toHaveText(`${sentence} of ${SENTENCES}`)
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Control+Alt+f')
  await page.keyboard.type(note)
  await page.keyboard.press('Escape')
  await expect(body).toBeFocused()
  const caret = await body.evaluate((area) => (area as HTMLTextAreaElement).selectionStart)
  const after = (await body.inputValue()).slice(0, caret)
  expect(after).toMatch(/drawer\.\[\^[^\]]+\]$/)
}

async function checkNotes(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Preview' }).click()
  const article = page.getByRole('tabpanel', { name: 'Preview' }).getByRole('article')
  const marks = article.locator('[role=doc-noteref]')
  await expect(marks).toHaveText(['1', '2', '3'])
  const notes = article.locator('[role=doc-endnotes]').getByRole('listitem')
  await expect(notes).toHaveText([
    /Written second, read first\./,
    /Written first, read second\./,
    /Written last, read last\./,
  ])
  const links = await article.evaluate((root) => {
    const target = (link: Element) => root.querySelector(`[id="${(link.getAttribute('href') ?? '').slice(1)}"]`)
    const refs = [...root.querySelectorAll('[role=doc-noteref]')]
    return refs.map((ref) => {
      const note = target(ref)
      const back = note?.querySelector('[role=doc-backlink]')
      return {
        note: note?.textContent?.includes('Written') ?? false,
        back: back ? target(back) === ref || target(back)?.contains(ref) : false,
      }
    })
  })
  expect(links).toEqual([1, 2, 3].map(() => ({ note: true, back: true })))
}

async function reviewComments(page: Page): Promise<void> {
  await page.getByRole('list', { name: 'Posts' }).getByText('An older post').click()
  await page.getByRole('tab', { name: /^Comments/ }).click()
  const list = page.getByRole('list', { name: 'Comments' })
  const pending = list.getByRole('article').filter({ hasText: 'county archive' })
  await pending.getByRole('button', { name: 'Approve' }).click()
  const answered = list.getByRole('article').filter({ hasText: 'second copy' })
  await answered.getByRole('button', { name: 'Reply' }).click()
  await page.keyboard.type('In the drawer, where the clerk left it.')
  await page.keyboard.press('Control+Enter')
  await expect(list.getByRole('article').filter({ hasText: 'where the clerk left it' })).toBeVisible()
}

async function checkComments(page: Page): Promise<void> {
  await page.getByRole('list', { name: 'Posts' }).getByText('An older post').click()
  await page.getByRole('tab', { name: /^Comments/ }).click()
  const list = page.getByRole('list', { name: 'Comments' })
  await expect(list.getByRole('article').filter({ hasText: 'where the clerk left it' })).toBeVisible()
  const approved = list.getByRole('article').filter({ hasText: 'county archive' })
  await expect(approved.getByRole('button', { name: 'Approve' })).toBeDisabled()
  await expect(page.getByText('3 thoughts on “An older post”')).toBeVisible()
}

/** The article's markup as the preview shows it, below its heading. */
function previewMarkup(page: Page): Promise<string> {
  return page
    .getByRole('tabpanel', { name: 'Preview' })
    .getByRole('article')
    .evaluate((article) =>
      [...article.children]
        .slice(2)
        .map((part) => part.outerHTML)
        .join('\n'),
    )
}
