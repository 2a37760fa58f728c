import type { Page } from 'playwright/test'
import type { CommentStatus } from '../src/core/comment'
import { openLibrary } from '../src/store/library-store'
import { addPosts, letter, oneCommentEach, openQueue, statuses, tabTo } from './correspondence'
import { expect, test } from './fixtures'
import { holdRequests } from './held-requests'
import { makeLibrary, value } from './library'

const LETTERS = 40

/** The Waiting tab says how many wait; the row looked at says which. */
async function expectWaiting(page: Page, count: number, first?: string): Promise<void> {
  await expect(page.getByRole('tab', { name: new RegExp(`^Waiting\\s*${count}$`) })).toBeVisible()
  if (first !== undefined)
    await expect(page.locator('[role=option][data-current]')).toContainText(new RegExp(`${first}(\\D|$)`))
}

async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByRole('status', { name: 'Save state' })).toHaveText('Saved')
}

test('a queue of 40 comments is worked through to empty by keyboard, with undo, a kill and a restart between', async ({
  launch,
  libraryDir,
}) => {
  test.setTimeout(180_000)
  let posts: string[] = []
  await makeLibrary(libraryDir, async (store) => {
    posts = await addPosts(store)
    for (let i = 0; i < LETTERS; i++)
      value(await store.threads.add({ post: posts[i % posts.length] ?? '', comment: letter(i) }))
    value(await store.threads.add({ post: posts[0] ?? '', comment: letter(90, { status: 'approved' }) }))
    value(await store.threads.add({ post: posts[1] ?? '', comment: letter(91, { status: 'spam' }) }))
  })
  const expected = new Map<string, CommentStatus>([
    ['c90', 'approved'],
    ['c91', 'spam'],
  ])
  const decide = (status: CommentStatus, ...numbers: number[]) => {
    for (const number of numbers) expected.set(letter(number).id, status)
  }

  const first = await launch()
  const { page } = first
  await tabTo(page, 'Comments')
  await page.keyboard.press('Enter')
  await expectWaiting(page, 40, 'Reader 0')

  await test.step('approve five as fast as the keys go, take the last back, and mark it as spam', async () => {
    for (let i = 0; i < 5; i++) await page.keyboard.press('a')
    await expectWaiting(page, 35, 'Reader 5')
    await page.keyboard.press('z')
    await expectWaiting(page, 36, 'Reader 4')
    await page.keyboard.press('s')
    await expectWaiting(page, 35, 'Reader 5')
    decide('approved', 0, 1, 2, 3)
    decide('spam', 4)
  })

  await test.step('walk with J and K, and trash', async () => {
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    await expectWaiting(page, 35, 'Reader 6')
    await page.keyboard.press('d')
    await expectWaiting(page, 34, 'Reader 7')
    decide('trash', 6)
  })

  await test.step('answer one with a note of its own; it is approved with the answer', async () => {
    await page.keyboard.press('r')
    await expect(page.getByRole('textbox', { name: 'Reply' })).toBeFocused()
    await page.keyboard.type('I will look again.[^a]\n\n[^a]: In box 14.')
    await page.keyboard.press('Control+Enter')
    await expectWaiting(page, 33, 'Reader 8')
    decide('approved', 7)
  })

  await test.step('change one, then approve it', async () => {
    await page.keyboard.press('e')
    await expect(page.getByRole('textbox', { name: 'Comment', exact: true })).toBeFocused()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' (shortened)')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('textbox', { name: 'Comment', exact: true })).toHaveCount(0)
    await expect(page.getByRole('article').filter({ hasText: '(shortened)' })).toBeVisible()
    await page.keyboard.press('a')
    await expectWaiting(page, 32, 'Reader 9')
    decide('approved', 8)
  })

  await test.step('choose three, mark them as spam, take all three back with one key, and trash them', async () => {
    for (const key of ['x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key)
    await expect(page.getByText('3 chosen')).toBeVisible()
    await page.keyboard.press('s')
    await expectWaiting(page, 29)
    await expect(page.getByText('3 comments marked as spam')).toBeVisible()
    await page.keyboard.press('z')
    await expectWaiting(page, 32)
    await page.keyboard.press('Home')
    await page.keyboard.press('j')
    await expectWaiting(page, 32, 'Reader 9')
    for (const key of ['x', 'j', 'x', 'j', 'x', 'd']) await page.keyboard.press(key)
    await expectWaiting(page, 29)
    await page.keyboard.press('Home')
    await expectWaiting(page, 29, 'Reader 5')
    decide('trash', 9, 10, 11)
  })

  await test.step('the app is killed and started again: what was decided stands', async () => {
    await expectSaved(page)
    first.process.kill('SIGKILL')
  })
  const second = await launch()
  const again = second.page
  await tabTo(again, 'Comments')
  await again.keyboard.press('Enter')
  await expectWaiting(again, 29, 'Reader 5')

  await test.step('hold one of the approved back, and decide it with the rest', async () => {
    await tabTo(again, 'Waiting')
    await again.keyboard.press('ArrowRight')
    await expect(again.getByRole('tab', { name: /^Approved/ })).toHaveAttribute('aria-selected', 'true')
    await expect(again.locator('[role=option][data-current]')).toBeVisible()
    await again.keyboard.press('End')
    await tabTo(again, 'Comments')
    await again.keyboard.press('End')
    await expect(again.locator('[role=option][data-current]')).toContainText('Reader 90')
    await again.keyboard.press('u')
    await expectWaiting(again, 30)
    for (let presses = 0; presses < 3; presses++) await again.keyboard.press('Shift+Tab')
    await tabTo(again, 'Approved')
    await again.keyboard.press('ArrowLeft')
    await tabTo(again, 'Comments')
    await again.keyboard.press('End')
    await expectWaiting(again, 30, 'Reader 90')
    await again.keyboard.press('d')
    decide('trash', 90)
    await expectWaiting(again, 29)
    await again.keyboard.press('Home')
  })

  await test.step('work the rest through to empty', async () => {
    const rest = [5, ...Array.from({ length: LETTERS - 12 }, (_, i) => i + 12)]
    const keys: readonly (readonly [string, CommentStatus])[] = [
      ['a', 'approved'],
      ['s', 'spam'],
      ['d', 'trash'],
    ]
    for (const [at, number] of rest.entries()) {
      const [key, status] = keys[at % keys.length] ?? ['a', 'approved']
      await again.keyboard.press(key)
      decide(status, number)
      if (at === 10) {
        await expectWaiting(again, rest.length - 11)
        await again.keyboard.press('z')
        await expectWaiting(again, rest.length - 10)
        await again.keyboard.press(key)
      }
    }
    await expectWaiting(again, 0)
    await expect(again.getByText('Nothing waits.')).toBeVisible()
    await expectSaved(again)
  })

  const read = value(await openLibrary(libraryDir, { readOnly: true }))
  const stored = await statuses(read, posts)
  const replies = stored.filter(([id]) => !/^c\d\d$/.test(id))
  expect(stored.filter(([id]) => /^c\d\d$/.test(id))).toEqual([...expected].sort(([a], [b]) => (a < b ? -1 : 1)))
  expect(replies.map(([, status]) => status)).toEqual(['approved'])
  const thread = value(await read.threads.get(posts[1] ?? ''))
  expect(thread.comments.find(({ parent }) => parent === 'c07')).toMatchObject({
    kind: 'author',
    author: { name: 'Ada Marsh' },
    body: 'I will look again.[^a]\n\n[^a]: In box 14.',
  })
  const changed = value(await read.threads.get(posts[2] ?? '')).comments.find(({ id }) => id === 'c08')
  expect(changed?.body).toBe('Letter 8 on the docket. (shortened)')
  expect(changed?.history?.map(({ by, before }) => [by, before])).toEqual([
    ['Ada Marsh', { body: 'Letter 8 on the docket.' }],
    ['Ada Marsh', { status: 'pending' }],
  ])
  await read.close()
})

test('many comments are decided at once, with word of how far it is, and one undo takes all of it back', async ({
  launch,
  libraryDir,
}) => {
  const MANY = 120
  const posts = await oneCommentEach(libraryDir, MANY)
  const { page } = await launch()
  await openQueue(page)
  await expectWaiting(page, MANY)
  // What the footer says may pass faster than a test can look.
  await page.evaluate(() => {
    const world = window as unknown as { said: string[] }
    world.said = []
    new MutationObserver(() => {
      const words = document.querySelector('footer')?.textContent ?? ''
      if (words.includes('threads saved')) world.said.push(words)
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  await page.getByRole('button', { name: 'Choose all' }).click()
  await page.getByRole('button', { name: 'Approve chosen' }).click()
  await expectWaiting(page, 0)
  await expectSaved(page)
  const said = await page.evaluate(() => (window as unknown as { said: string[] }).said)
  expect(said.at(-1)).toMatch(/^\d+ of 120 threads saved/)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expectWaiting(page, MANY)
  await expectSaved(page)
  const read = value(await openLibrary(libraryDir, { readOnly: true }))
  expect((await statuses(read, posts)).every(([, status]) => status === 'pending')).toBe(true)
  await read.close()
})

test('a decision over many threads is stopped: what is done stays, one undo takes it back, the rest never changed', async ({
  launch,
  libraryDir,
}) => {
  const MANY = 400
  const posts = await oneCommentEach(libraryDir, MANY)
  const { page } = await launch()
  await openQueue(page)
  await expectWaiting(page, MANY)
  // A quick disk leaves a test no time to press it: it is pressed as soon as it is there.
  await page.evaluate(() => {
    const observer = new MutationObserver(() => {
      const stop = [...document.querySelectorAll('footer button')].find(({ textContent }) => textContent === 'Stop')
      if (!(stop instanceof HTMLElement)) return
      observer.disconnect()
      stop.click()
    })
    observer.observe(document.body, { subtree: true, childList: true })
  })
  await page.getByRole('button', { name: 'Choose all' }).click()
  await page.getByRole('button', { name: 'Approve chosen' }).click()
  const toast = page.getByText(/^Stopped: \d+ comments approved/)
  await expect(toast).toBeVisible()
  const done = Number(/\d+/.exec((await toast.textContent()) ?? '')?.[0])
  expect(done).toBeLessThan(MANY)
  await expectWaiting(page, MANY - done)
  await expectSaved(page)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expectWaiting(page, MANY)
  await expectSaved(page)
  const read = value(await openLibrary(libraryDir, { readOnly: true }))
  const threads = await Promise.all(posts.map(async (post) => value(await read.threads.get(post)).comments))
  expect(threads.flat().map(({ status }) => status)).toEqual(Array(MANY).fill('pending'))
  expect(threads.flat().filter(({ history }) => history !== undefined)).toHaveLength(done)
  await read.close()
})

test('whoever writes elsewhere while an answer is being saved writes on there', async ({ launch, libraryDir }) => {
  await oneCommentEach(libraryDir, 3)
  const { page } = await launch()
  await openQueue(page)
  await expectWaiting(page, 3, 'Reader 0')
  await page.keyboard.press('r')
  const reply = page.getByRole('textbox', { name: 'Reply' })
  await expect(reply).toBeFocused()
  await page.keyboard.type('Thank you.')
  // Both within one turn of the page's own program: the answer cannot have been saved in between.
  await page.evaluate(() => {
    const keys = { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', keys))
    document.querySelector<HTMLElement>('input[aria-label="Filter comments"]')?.focus()
  })
  await expect(reply).toHaveCount(0)
  await expectWaiting(page, 2)
  await page.keyboard.type('adds')
  await expect(page.getByRole('searchbox', { name: 'Filter comments' })).toHaveValue('adds')
  await page.getByRole('searchbox', { name: 'Filter comments' }).fill('')
  await expectWaiting(page, 2)
})

test('a decision is taken back by a key that comes while it is on its way to the disk', async ({
  launch,
  libraryDir,
}) => {
  await oneCommentEach(libraryDir, 3)
  const { app, page } = await launch()
  await openQueue(page)
  await expectWaiting(page, 3, 'Reader 0')
  const held = await holdRequests(app, 'comments.moderate')
  await page.keyboard.press('a')
  await expect.poll(() => held.count()).toBe(1)
  await page.keyboard.press('z')
  await held.letGo()
  await expect(page.getByText('Taken back: comment approved')).toBeVisible()
  await expectWaiting(page, 3, 'Reader 0')
})
