import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { LibraryStore } from '../src/store/library-store'
import { clipboardOf } from './clipboard'
import { letter } from './correspondence'
import { answerDialogs } from './dialogs'
import { expect, test } from './fixtures'
import { holdWorker } from './held-worker'
import { makeLibrary, value } from './library'
import { OutsideFile } from './outside-file'

const BODY = 'Taft sent it back.[^veto] The Clerk disagreed.[^hand]\n\n[^veto]: \n[^hand]: By hand.\n'

const CITING = 'Two notes.[^a] And so on.[^b] As he says [@osei1999].\n\n[^a]: One.\n\n[^b]: See [@osei1999, 4].\n'

async function fill(store: LibraryStore): Promise<void> {
  const save = (key: string, csl: Record<string, unknown>) =>
    store.sources.save({ key, basedOn: 0, changes: { csl: { type: 'book', ...csl } } })
  const author = [{ family: 'Marchetti', given: 'Lena' }]
  const issued = { 'date-parts': [[1987]] }
  value(await save('marchetti1987', { title: 'Copper and the Chancellor', author, issued, publisher: 'Saguaro' }))
  value(await save('osei1999', { title: 'Judges and Their Makers', author: [{ family: 'Osei', given: 'Kwame' }] }))
  value(await store.posts.create({ title: 'The veto', body: BODY, status: 'published' }))
}

test('a source is cited by keyboard in a note, corrected once, and prints the same in preview and export', async ({
  launch,
  libraryDir,
  folder,
}) => {
  await makeLibrary(libraryDir, fill)
  const running = await launch()
  const { page } = running
  const body = page.getByRole('textbox', { name: 'Post body' })
  const notes = page.getByRole('article').locator('[role="doc-endnotes"]')
  await body.click()
  await body.evaluate((box: HTMLTextAreaElement, at) => box.setSelectionRange(at, at), BODY.indexOf('\n[^hand]: '))

  await page.keyboard.press('Control+Alt+c')
  const dialog = page.getByRole('dialog', { name: 'Cite source' })
  await expect(dialog).toBeVisible()
  await page.keyboard.type('march')
  await page.keyboard.press('Enter')
  await page.keyboard.type('33')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(body).toHaveValue(BODY.replace('[^veto]: ', '[^veto]: [@marchetti1987, p. 33]'))
  await expect(notes).toContainText('Lena Marchetti, Copper and the Chancellor (Saguaro, 1987), 33.')
  await expect(page.getByRole('status', { name: 'Save state' })).toHaveText(/Saved/)

  await page.getByRole('button', { name: /^Sources/ }).click()
  await page
    .getByRole('listbox', { name: 'Sources' })
    .getByRole('option', { name: /Copper/ })
    .click()
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill('Copper, Gold and the Chancellor')
  await expect(page.getByText('In a note it prints as')).toBeVisible()
  await expect(
    page.locator('p', { hasText: 'Lena Marchetti, Copper, Gold and the Chancellor (Saguaro, 1987).' }),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Copy citation' }).click()
  await expect(page.getByText('Citation copied')).toBeVisible()
  const copied = 'Lena Marchetti, Copper, Gold and the Chancellor (Saguaro, 1987).'
  await expect.poll(async () => (await clipboardOf(running.app)).text).toBe(copied)
  expect((await clipboardOf(running.app)).html).toContain('<em>Copper, Gold and the Chancellor</em> (Saguaro, 1987).')
  const used = page.getByRole('region', { name: 'Where used' })
  await expect(used).toContainText('1 time in 1 post')
  await used.getByRole('button', { name: /The veto/ }).click()
  await expect(body).toBeFocused()
  await expect(notes).toContainText('Copper, Gold and the Chancellor (Saguaro, 1987), 33.')

  const out = join(folder, 'out')
  await mkdir(out)
  await answerDialogs(running.app, { openFolder: out })
  await page.keyboard.press('Control+Shift+e')
  await expect(page.getByText(/^Exported/)).toBeVisible()
  const [file] = (await readdir(out)).filter((name) => name.endsWith('.html'))
  const html = await readFile(join(out, file ?? ''), 'utf8')
  expect(html).toContain('Lena Marchetti, <em>Copper, Gold and the Chancellor</em> (Saguaro, 1987), 33.')
})

test('where used leads to the very comment that cites, and to the note in it', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, async (store) => {
    await fill(store)
    const { id: post } = value(await store.posts.create({ title: 'Long thread', body: 'x', status: 'published' }))
    for (let number = 0; number < 60; number++)
      value(
        await store.threads.add({
          post,
          comment: letter(number, {
            body: number === 30 ? CITING : `Letter ${number}.\n\n${'More words. '.repeat(40)}`,
          }),
        }),
      )
  })
  const { page } = await launch()
  await page.getByRole('button', { name: /^Sources/ }).click()
  await page
    .getByRole('listbox', { name: 'Sources' })
    .getByRole('option', { name: /Judges/ })
    .click()
  const used = page.getByRole('region', { name: 'Where used' })
  await used.getByRole('button', { name: /Comment: Reader 30/ }).click()
  await used.getByRole('button', { name: /^Note 2: / }).click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Long thread')
  const comment = page.locator('[data-comment=c30]')
  await expect(comment).toBeInViewport()
  await expect(comment.locator('[role=doc-endnotes] li').nth(1)).toBeInViewport()
  await expect(comment.locator('[role=doc-backlink]').nth(1)).toBeFocused()
})

test('typing [@ opens the picker, and in the running text it makes a footnote', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, fill)
  const { page } = await launch()
  const body = page.getByRole('textbox', { name: 'Post body' })
  // A title would print the signs of citations and references.
  const title = page.getByRole('textbox', { name: 'Title' })
  await title.press('End')
  await page.keyboard.type(' [@home] [[')
  await expect(title).toHaveValue(/ \[@home\] \[\[$/)
  await expect(page.getByRole('dialog')).toBeHidden()
  await body.click()
  await body.evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(18, 18))
  await page.keyboard.type(' So[@')
  await expect(page.getByRole('dialog', { name: 'Cite source' })).toBeVisible()
  await page.keyboard.type('judges')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(body).toHaveValue(/^Taft sent it back\. So\[\^1\]\[\^veto\]/)
  await expect(body).toHaveValue(/\]: \[@osei1999\]/)
  await expect(page.getByRole('article').locator('[role="doc-endnotes"]')).toContainText(
    'Kwame Osei, Judges and Their Makers',
  )
  await page.keyboard.press('Escape')
  await expect(body).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(body).toHaveValue(/^Taft sent it back\. So\[@\[\^veto\]/)
})

test('a citation goes where it was asked for, although another program changed the text meanwhile', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, fill)
  const { page } = await launch()
  const body = page.getByRole('textbox', { name: 'Post body' })
  const at = BODY.indexOf('hand.')
  const [name = ''] = await readdir(join(libraryDir, 'posts'))
  const outside = new OutsideFile(join(libraryDir, 'posts', name))
  await body.click()
  await body.evaluate((box: HTMLTextAreaElement, place) => box.setSelectionRange(place, place), at)
  await page.keyboard.press('Control+Alt+c')
  await page.keyboard.type('judges')
  await page.keyboard.press('Enter')
  outside.change((post) => ({ ...post, revision: post.revision + 1, body: `Theirs. ${post.body}` }))
  await expect(body).toHaveValue(`Theirs. ${BODY}`)
  await page.keyboard.press('Enter')
  await expect(body).toHaveValue(`Theirs. ${BODY.replace('By hand.', 'By [@osei1999]hand.')}`)
})

test('[@ at the end of a paragraph puts the mark there, although notes stand right below', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, fill)
  const { page } = await launch()
  const body = page.getByRole('textbox', { name: 'Post body' })
  await body.click()
  await body.evaluate((box: HTMLTextAreaElement, at) => box.setSelectionRange(at, at), BODY.indexOf('\n\n[^veto]'))
  await page.keyboard.type(' So he said [@')
  await expect(page.getByRole('dialog', { name: 'Cite source' })).toBeVisible()
  await page.keyboard.type('judges')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(body).toHaveValue(
    BODY.replace('\n\n[^veto]', ' So he said[^1] \n\n[^veto]').replace(/\n$/, '\n[^1]: [@osei1999]\n'),
  )
  await page.keyboard.press('Escape')
  await expect(body).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(body).toHaveValue(BODY.replace('\n\n[^veto]', ' So he said [@\n\n[^veto]'))
})

test('a source that was cited just now counts as cited', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, fill)
  const { page } = await launch()
  const body = page.getByRole('textbox', { name: 'Post body' })
  await body.press('Control+Home')
  await page.keyboard.insertText('As they say [@osei1999]. ')
  await page.getByRole('button', { name: /^Sources/ }).click()
  await expect(page.getByRole('tab', { name: /^Cited\s*1$/ })).toBeVisible()
})

test('a rename reaches every citation and is taken back by one undo', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, async (store) => {
    await fill(store)
    value(await store.posts.create({ title: 'Another', body: 'So [@osei1999, 5].', status: 'published' }))
  })
  const { page } = await launch()
  await page.getByRole('button', { name: /^Sources/ }).click()
  await page
    .getByRole('listbox', { name: 'Sources' })
    .getByRole('option', { name: /Judges/ })
    .click()
  const key = page.getByRole('textbox', { name: 'Cite as' })
  await key.fill('@makers')
  await key.press('Enter')
  await expect(page.getByText('@osei1999 is now @makers, in 1 citation')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Cite as' })).toHaveValue('@makers')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Taken back')).toBeVisible()
  await page
    .getByRole('listbox', { name: 'Sources' })
    .getByRole('option', { name: /Judges/ })
    .click()
  await expect(page.getByRole('textbox', { name: 'Cite as' })).toHaveValue('@osei1999')
})

test('a bibliography is imported with a report of what was understood', async ({ launch, libraryDir, folder }) => {
  await makeLibrary(libraryDir, fill)
  const file = join(folder, 'mine.bib')
  await writeFile(
    file,
    '@book{a, title={Copper and the Chancellor}, year={1987}}\n@book{b, title={New Book}, author={Poe, Ann}, year=2001}\n@book{c, title={Bad}\n',
  )
  const running = await launch()
  const { page } = running
  await answerDialogs(running.app, { openFolder: file })
  await page.getByRole('button', { name: /^Sources/ }).click()
  await page.getByRole('button', { name: 'Import' }).filter({ visible: true }).first().click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('1 new in mine.bib')
  await expect(dialog).toContainText('Line 3')
  await expect(dialog).toContainText('Already there')
  await dialog.getByRole('button', { name: 'Add 1 source' }).click()
  await expect(page.getByRole('listbox', { name: 'Sources' }).getByRole('option', { name: /New Book/ })).toBeVisible()
})

test('a plain citation becomes a source, and its words stay as typed', async ({ launch, libraryDir }) => {
  const text = 'x[^1]\n\n[^1]: N.Y. Times (June 10, 2016).\n'
  await makeLibrary(libraryDir, async (store) => value(await store.posts.create({ title: 'News', body: text })))
  const { page } = await launch()
  const body = page.getByRole('textbox', { name: 'Post body' })
  await body.click()
  const from = text.indexOf('N.Y.')
  await body.evaluate((box: HTMLTextAreaElement, at) => box.setSelectionRange(at, at + 26), from)
  await page.keyboard.press('Control+Shift+p')
  await page.keyboard.type('Make a source of the selected')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Make a source' })
  await expect(dialog.getByRole('textbox', { name: 'Newspaper' })).toHaveValue('N.Y. Times')
  await expect(dialog.getByRole('textbox', { name: 'Date' })).toHaveValue('June 10, 2016')
  await dialog.getByRole('button', { name: 'Keep the words, link them' }).click()
  await expect(body).toHaveValue(/\[N\.Y\. Times \(June 10, 2016\)\]\(@\w+2016\)\./)
  await expect(page.getByRole('article').locator('[role="doc-endnotes"]')).toContainText('N.Y. Times (June 10, 2016).')
})

test('the picker works in the boxes of notes and comments, and a comment prints its citation', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, fill)
  const { page } = await launch()
  const cite = async (words: string, place: string) => {
    await page.keyboard.press('Control+Alt+c')
    await expect(page.getByRole('dialog', { name: 'Cite source' })).toBeVisible()
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
    await page.keyboard.type(place)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: 'Cite source' })).toBeHidden()
  }
  await page.getByRole('tab', { name: /Footnotes/ }).click()
  const note = page.getByRole('textbox', { name: 'Footnote 2' })
  await note.click()
  await page.keyboard.press('End')
  // What is typed stands in the box although nobody has read it in the text yet.
  const worker = await holdWorker(page)
  await page.keyboard.type(' See')
  await cite('osei', 'ch. 4')
  await worker.letGo()
  await expect(note).toHaveValue('By hand. See [@osei1999, ch. 4]')
  await expect(page.getByRole('textbox', { name: 'Post body' })).toHaveValue(
    /\[\^hand\]: By hand\. See \[@osei1999, ch\. 4\]/,
  )

  await page.getByRole('tab', { name: /Comments/ }).click()
  await page.getByRole('button', { name: 'Add comment' }).click()
  const box = page.getByRole('textbox', { name: 'Comment', exact: true })
  await box.click()
  await page.keyboard.type('Well^[')
  await cite('march', '7')
  await page.keyboard.type('].')
  await expect(box).toHaveValue('Well^[[@marchetti1987, p. 7]].')
  await page.getByRole('button', { name: 'Save comment' }).click()
  await expect(page.getByRole('list', { name: 'Comments' }).getByRole('article')).toContainText(
    'Lena Marchetti, Copper and the Chancellor (Saguaro, 1987), 7.',
  )
})

test('the record and the picker break no rule of accessibility', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, fill)
  const { page } = await launch()
  // Half faded, a dialog would be judged by colours nobody reads.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const wrong = async () => {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
  }
  await page.getByRole('textbox', { name: 'Post body' }).click()
  await page.keyboard.press('Control+Alt+c')
  await page.keyboard.type('march')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('list', { name: 'Cited' })).toContainText('Copper and the Chancellor')
  expect(await wrong()).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Sources/ }).click()
  await page
    .getByRole('listbox', { name: 'Sources' })
    .getByRole('option', { name: /Copper/ })
    .click()
  await expect(page.getByRole('textbox', { name: 'Cite as' })).toBeVisible()
  expect(await wrong()).toEqual([])
})
