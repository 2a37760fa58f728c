import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Thread } from '../src/core/comment'
import { openLibrary } from '../src/store/library-store'
import { addPosts, letter, openQueue, POSTS } from './correspondence'
import { expect, quit, test } from './fixtures'
import { holdRequests } from './held-requests'
import { makeLibrary, value } from './library'

const HOSTILE = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>
[click](javascript:document.title='owned') <a href="https://bank.example" onclick="document.title='owned'">bank</a>
![picture](https://tracker.example/p.png)
<style>body{display:none}</style><iframe srcdoc="<script>parent.document.title='owned'</script>"></iframe>`

test('comments are read, answered, decided, added and changed beside their post, and are there after a restart', async ({
  launch,
  libraryDir,
}) => {
  let posts: string[] = []
  await makeLibrary(libraryDir, async (store) => {
    posts = await addPosts(store)
    const post = posts[0] ?? ''
    value(
      await store.threads.add({
        post,
        comment: letter(3, { status: 'approved', body: 'Where is it?[^a]\n\n[^a]: I ask for my class.' }),
      }),
    )
    value(await store.threads.add({ post, comment: letter(2, { parent: 'c03', body: 'In the docket, surely.' }) }))
    value(
      await store.threads.add({
        post,
        comment: letter(1, {
          body: HOSTILE,
          title: HOSTILE,
          author: { name: HOSTILE, email: '', url: 'javascript:1' },
        }),
      }),
    )
  })
  const { page, app } = await launch()
  const title = await page.title()
  await page
    .getByRole('list', { name: 'Posts' })
    .getByRole('button', { name: new RegExp(`^${POSTS[0].title}`) })
    .click()
  await page.getByRole('tab', { name: /^Comments/ }).click()
  const pane = page.getByRole('tabpanel', { name: /^Comments/ })
  const comments = pane.getByRole('list', { name: 'Comments' }).getByRole('article')
  await expect(comments).toHaveCount(3)
  await expect(pane.getByRole('heading', { name: `1 thought on “${POSTS[0].title}”` })).toBeVisible()

  await test.step('a hostile comment is shown as words; its links say where they lead; nothing is fetched or run', async () => {
    const hostile = comments.filter({ hasText: 'bank' })
    await expect(hostile.getByText('(bank.example)')).toBeVisible()
    await expect(hostile.locator('img, script, style, iframe, [onclick], [href^=javascript]')).toHaveCount(0)
    await hostile.getByText('bank', { exact: true }).click()
    expect(await page.title()).toBe(title)
    expect(page.url()).toMatch(/^app:\/\/postil\/index\.html/)
    expect(app.windows()).toHaveLength(1)
    await hostile.getByRole('button', { name: 'Spam' }).click()
    await expect(hostile.getByText('Spam', { exact: true }).first()).toBeVisible()
  })

  await test.step('each comment has its own note 1, with links that work both ways', async () => {
    const first = comments.filter({ hasText: 'Where is it?' })
    await first.locator('[role=doc-noteref]').click()
    await expect(first.locator('[role=doc-backlink]')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(first.locator('[role=doc-noteref]')).toBeFocused()
  })

  await test.step('approve, hold and trash', async () => {
    const second = comments.filter({ hasText: 'In the docket' })
    await second.getByRole('button', { name: 'Approve' }).click()
    await expect(pane.getByRole('heading', { name: /^2 thoughts on/ })).toBeVisible()
    await second.getByRole('button', { name: 'Hold' }).click()
    await expect(pane.getByRole('heading', { name: /^1 thought on/ })).toBeVisible()
    await expect(second.getByText('Waiting')).toBeVisible()
    await second.getByRole('button', { name: 'Trash' }).click()
    await expect(page.getByText('Comment moved to trash')).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(second.getByText('Waiting')).toBeVisible()
  })

  await test.step('answer with a passage of the post quoted', async () => {
    await page.getByRole('textbox', { name: 'Post body' }).evaluate((area: HTMLTextAreaElement) => {
      const at = area.value.indexOf('He sent in')
      area.setSelectionRange(at, at + 'He sent in his card'.length)
    })
    await comments.filter({ hasText: 'Where is it?' }).getByRole('button', { name: 'Reply' }).click()
    await pane.getByRole('button', { name: 'Quote passage' }).click()
    await page.keyboard.type('There.')
    const reply = pane.getByRole('textbox', { name: 'Reply' })
    await expect(reply).toHaveValue('> He sent in his card\n\nThere.')
    await page.keyboard.press('Control+Alt+f')
    await page.keyboard.type('Page 2.')
    await expect(reply).toHaveValue('> He sent in his card\n\nThere.[^1]\n\n[^1]: Page 2.')
    await expect(page.getByRole('textbox', { name: 'Post body' })).toHaveValue(POSTS[0].body)
    for (let presses = 0; presses < 40; presses++) await page.keyboard.press('Control+z')
    await expect(reply).toHaveValue('')
    for (let presses = 0; presses < 40; presses++) await page.keyboard.press('Control+Shift+z')
    await expect(reply).toHaveValue('> He sent in his card\n\nThere.[^1]\n\n[^1]: Page 2.')
    await pane.getByRole('button', { name: 'Post reply' }).click()
    await expect(comments.filter({ hasText: 'There.' }).getByText('Author', { exact: true })).toBeVisible()
  })

  await test.step('add a titled comment of the author, with a note that is checked as it is written', async () => {
    await pane.getByRole('button', { name: 'Add comment' }).click()
    await pane.getByRole('textbox', { name: 'Heading, if it has one' }).fill('Comment: The Sealed Copy')
    await pane.getByRole('textbox', { name: 'Comment', exact: true }).fill('It was found.[^x]')
    await expect(pane.getByText('Note ^x is cited but not written')).toBeVisible()
    await pane.getByRole('textbox', { name: 'Comment', exact: true }).fill('It was found.[^x]\n\n[^x]: In a frame.')
    await expect(pane.getByText('Note ^x is cited but not written')).toHaveCount(0)
    await pane.getByRole('button', { name: 'Save comment' }).click()
    await expect(comments.getByRole('heading', { name: 'Comment: The Sealed Copy' })).toBeVisible()
    await expect(pane.getByRole('heading', { name: /^3 thoughts on/ })).toBeVisible()
  })

  await test.step('change it, and see who changed what when', async () => {
    const own = comments.filter({ hasText: 'The Sealed Copy' })
    await own.getByRole('button', { name: 'Edit' }).click()
    const box = pane.getByRole('textbox', { name: 'Comment', exact: true })
    await box.fill('It was found at last.[^x]\n\n[^x]: In a frame.')
    await pane.getByRole('button', { name: 'Save', exact: true }).click()
    await own.getByRole('button', { name: 'Edited' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText('Ada Marsh').first()).toBeVisible()
    await expect(dialog.locator('ins')).toContainText('at last')
    await page.keyboard.press('Escape')
  })

  await test.step('close the thread', async () => {
    await pane.getByRole('button', { name: 'Close comments' }).click()
    await expect(pane.getByText('Comments are closed, and the page says so.')).toBeVisible()
  })

  await app.close()
  const again = (await launch()).page
  await again.getByRole('tab', { name: /^Comments/ }).click()
  const panel = again.getByRole('tabpanel', { name: /^Comments/ })
  await expect(panel.getByRole('list', { name: 'Comments' }).getByRole('article')).toHaveCount(5)
  await expect(panel.getByRole('heading', { name: /^3 thoughts on/ })).toBeVisible()
  await expect(panel.getByText('Comments are closed, and the page says so.')).toBeVisible()
})

test('a comment prints its citation and its cross-reference as its page will', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, async (store) => {
    const [post = '', other = ''] = await addPosts(store)
    const csl = { type: 'book', title: 'The Merryman Papers', author: [{ family: 'Taney', given: 'Roger B.' }] }
    value(await store.sources.save({ key: 'taney', basedOn: 0, changes: { csl } }))
    const body = `As the Chief Justice had it.[^t] See [[${other}#c05]].\n\n[^t]: [@taney, p. 5]`
    value(await store.threads.add({ post, comment: letter(1, { body }) }))
    const titled = letter(5, { title: 'Comment: On Doors', status: 'approved' })
    value(await store.threads.add({ post: other, comment: titled }))
  })
  const { page } = await launch()
  await openQueue(page)
  const article = page.getByRole('article')
  await expect(article.getByText(/Roger B\. Taney, The Merryman Papers/)).toBeVisible()
  await article.getByRole('link', { name: /^Comment: On Doors \(/ }).click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Jury Rooms')
  await expect(page.getByRole('tab', { name: /^Comments/ })).toHaveAttribute('aria-selected', 'true')
  await expect(page.locator('[data-comment=c05]')).toBeFocused()
})

test('an answer that is being written when the app is killed is there at the next start', async ({
  launch,
  libraryDir,
}) => {
  let posts: string[] = []
  await makeLibrary(libraryDir, async (store) => {
    posts = await addPosts(store)
    value(await store.threads.add({ post: posts[0] ?? '', comment: letter(1) }))
  })
  const { page, process } = await launch()
  await openQueue(page)
  await expect(page.getByRole('article')).toBeVisible()
  await page.keyboard.press('r')
  await page.keyboard.type('You are right, and')
  const kept = join(libraryDir, '.postil', 'comment-drafts.json')
  await expect.poll(() => readFile(kept, 'utf8').catch(() => '')).toContain('You are right, and"')
  process.kill('SIGKILL')

  const again = (await launch()).page
  await openQueue(again)
  await again
    .getByRole('article')
    .getByRole('button', { name: /^Reply/ })
    .click()
  await expect(again.getByRole('textbox', { name: 'Reply' })).toHaveValue('You are right, and')
  await again.keyboard.type(' the pamphlet settles it.')
  await again.getByRole('button', { name: 'Reply and approve' }).click()
  await expect(again.getByText('Nothing waits.')).toBeVisible()
  await expect(again.getByRole('status', { name: 'Save state' })).toHaveText('Saved')
  const store = value(await openLibrary(libraryDir, { readOnly: true }))
  const { comments } = value(await store.threads.get(posts[0] ?? ''))
  expect(comments.map(({ body, status }) => [body, status])).toEqual([
    ['Letter 1 on the docket.', 'approved'],
    ['You are right, and the pamphlet settles it.', 'approved'],
  ])
  await store.close()
})

test('an answer that is being written is there at the next start, closed right behind its last key', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, async (store) => {
    const [post = ''] = await addPosts(store)
    value(await store.threads.add({ post, comment: letter(1) }))
  })
  const running = await launch()
  await openQueue(running.page)
  await expect(running.page.getByRole('article')).toBeVisible()
  await running.page.keyboard.press('r')
  await running.page.getByRole('textbox', { name: 'Reply' }).fill('Thank you.')
  await quit(running)

  const { page } = await launch()
  await openQueue(page)
  await page
    .getByRole('article')
    .getByRole('button', { name: /^Reply/ })
    .click()
  await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('Thank you.')
})

test('what was written beside the words of a comment is in its box again after Escape', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, addPosts)
  const { page } = await launch()
  await page.getByRole('list', { name: 'Posts' }).getByText(POSTS[1].title).click()
  await page.getByRole('tab', { name: /^Comments/ }).click()
  const add = page.getByRole('button', { name: 'Add comment' })
  const heading = page.getByRole('textbox', { name: 'Heading' })
  await add.click()
  await heading.fill('On doors')
  await page.keyboard.press('Escape')
  await expect(heading).toBeHidden()
  await add.click()
  await expect(heading).toHaveValue('On doors')
})

test('an answer that the disk had before the app was killed is not offered again, and cannot be given twice', async ({
  launch,
  libraryDir,
}) => {
  const body = 'You are right, and the pamphlet settles it.'
  const author = { name: 'Ada Marsh', email: '', url: '' }
  let posts: string[] = []
  await makeLibrary(libraryDir, async (store) => {
    posts = await addPosts(store)
    const post = posts[0] ?? ''
    value(await store.threads.add({ post, comment: letter(1) }))
    value(
      await store.threads.add({
        post,
        comment: letter(0, { id: 'given', parent: 'c01', kind: 'author', author, status: 'approved', body }),
      }),
    )
    value(
      await store.drafts.keep(`${post}/c01/reply`, {
        id: 'given',
        kind: 'author',
        title: '',
        body,
        author,
        topics: [],
      }),
    )
  })
  const { page } = await launch()
  await openQueue(page)
  await expect(page.getByRole('article')).toHaveCount(2)
  await expect(page.getByRole('button', { name: 'Reply', exact: true })).toBeVisible()
  await page.keyboard.press('r')
  await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('')
  await page.keyboard.press('Escape')
  await page.keyboard.press('a')
  await expect(page.getByText('Nothing waits.')).toBeVisible()
  await expect(page.getByRole('status', { name: 'Save state' })).toHaveText('Saved')
  const store = value(await openLibrary(libraryDir, { readOnly: true }))
  expect(value(await store.threads.get(posts[0] ?? '')).comments.map(({ id }) => id)).toEqual(['c01', 'given'])
  await store.close()
})

test('what is chosen in the box while the comment is being saved is saved with it', async ({ launch, libraryDir }) => {
  let posts: string[] = []
  await makeLibrary(libraryDir, async (store) => {
    posts = await addPosts(store)
    const topics = value(await store.topics.get())
    const courts = { id: 'courts', title: 'Courts', parent: null, description: '' }
    value(await store.topics.save({ basedOn: topics.revision, changes: { topics: [courts] } }))
  })
  const { app, page } = await launch()
  await page.getByRole('list', { name: 'Posts' }).getByRole('listitem', { name: POSTS[0].title }).click()
  await page.getByRole('tab', { name: /^Comments/ }).click()
  const stored = async () => {
    const thread = await readFile(join(libraryDir, 'comments', `${posts[0]}.json`), 'utf8').catch(
      () => '{"comments":[]}',
    )
    return (JSON.parse(thread) as Thread).comments.map(({ kind, topics, body }) => ({ kind, topics, body }))
  }
  const box = page.getByRole('textbox', { name: 'Comment', exact: true })

  await page.getByRole('button', { name: 'Add comment' }).click()
  await box.fill('A word more.')
  const adding = await holdRequests(app, 'comments.add')
  await page.keyboard.press('Control+Enter')
  await expect.poll(adding.count).toBe(1)
  await page.getByLabel('Written by').selectOption('addendum')
  await page.getByRole('combobox', { name: 'Topics' }).click()
  await page.getByRole('option', { name: 'Courts' }).click()
  await adding.letGo()
  await expect(box).toHaveCount(0)
  await expect.poll(stored).toEqual([{ kind: 'addendum', topics: ['courts'], body: 'A word more.' }])

  await page
    .getByRole('article')
    .filter({ hasText: 'A word more.' })
    .getByRole('button', { name: 'Edit', exact: true })
    .click()
  await box.fill('A word less.')
  const editing = await holdRequests(app, 'comments.edit')
  await page.keyboard.press('Control+Enter')
  await expect.poll(editing.count).toBe(1)
  await page.getByLabel('Written by').selectOption('author')
  await editing.letGo()
  await expect(box).toHaveCount(0)
  await expect.poll(stored).toEqual([{ kind: 'author', topics: ['courts'], body: 'A word less.' }])
})
