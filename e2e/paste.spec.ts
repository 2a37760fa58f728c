import type { Page } from 'playwright/test'
import { expect, test } from './fixtures'
import { makeLibrary } from './library'

const WORD = `<html><body><!--StartFragment--><p>The writ ran.<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span
class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]>[1]<![endif]></span></span></a>
So did <b>the clerk</b>.</p><div style='mso-element:footnote-list'><hr width="33%"><div style='mso-element:footnote' id=ftn1><p
class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1">[1]</a> See the docket.</p></div></div><!--EndFragment--></body></html>`

interface Pasted {
  readonly html?: string
  readonly text?: string
  /** Base64. */
  readonly png?: string
}

/** Pastes into the text box that has the keyboard, as the browser would with this on the clipboard. */
async function paste(page: Page, pasted: Pasted): Promise<void> {
  await page.evaluate(({ html, text, png }) => {
    const data = new DataTransfer()
    if (html !== undefined) data.setData('text/html', html)
    if (text !== undefined) data.setData('text/plain', text)
    if (png !== undefined) {
      const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))
      data.items.add(new File([bytes], 'picture.png', { type: 'image/png' }))
    }
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  }, pasted)
}

test('an address pasted over words makes them a link; formatted text brings its notes; both are one step', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'One', body: 'Coyle[^1]\n\n[^1]: Old.\n' }))
  const { app, page } = await launch()
  const body = page.getByRole('textbox', { name: 'Post body' })
  await body.click()
  await page.keyboard.press('Control+Home')
  for (let letter = 0; letter < 5; letter += 1) await page.keyboard.press('Shift+ArrowRight')
  await app.evaluate(({ clipboard }) => clipboard.writeText('https://example.org/coyle'))
  await page.keyboard.press('Control+v')
  await expect(body).toHaveValue('[Coyle](https://example.org/coyle)[^1]\n\n[^1]: Old.\n')
  await page.keyboard.press('Control+z')
  await expect(body).toHaveValue('Coyle[^1]\n\n[^1]: Old.\n')

  await page.keyboard.press('Control+Home')
  await paste(page, { html: WORD, text: 'The writ ran.[1]' })
  await expect(body).toHaveValue(/^The writ ran\.\[\^2\]\s+So did \*\*the clerk\*\*\.Coyle\[\^1\]/)
  await expect(body).toHaveValue(/\[\^2\]: See the docket\./)
  await page.keyboard.press('Control+z')
  await expect(body).toHaveValue('Coyle[^1]\n\n[^1]: Old.\n')
})

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

test('a pasted picture asks what it shows, is kept in the library, and is seen in the preview', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'One', body: '' }))
  const { page } = await launch()
  const body = page.getByRole('textbox', { name: 'Post body' })
  await body.click()
  await paste(page, { png: PNG })
  await page.getByRole('textbox', { name: 'What the picture shows' }).fill('A red seal')
  await page.getByRole('button', { name: 'Insert picture' }).click()
  await expect(body).toHaveValue(/^!\[A red seal\]\(assets\/[0-9a-f]{64}\.png\)$/)
  const picture = page.getByRole('tabpanel', { name: 'Preview' }).getByRole('img', { name: 'A red seal' })
  await expect(picture).toBeVisible()
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
})

test('pictures that stand in pasted words go into the library, and a file that is none is not taken in silence', async ({
  launch,
  libraryDir,
}) => {
  await makeLibrary(libraryDir, (store) => store.posts.create({ title: 'One', body: '' }))
  const { page } = await launch()
  const body = page.getByRole('textbox', { name: 'Post body' })
  await body.click()
  await paste(page, { html: `<p>A seal: <img src="data:image/png;base64,${PNG}" alt="red wax"></p>`, text: 'A seal:' })
  await expect(body).toHaveValue(/^A seal: !\[red wax\]\(assets\/[0-9a-f]{64}\.png\)$/)
  await body.evaluate((area) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['a docket'], 'docket.pdf', { type: 'application/pdf' }))
    area.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  })
  await expect(page.getByText('Only pictures can be dropped on the text.')).toBeVisible()
})

test('a picture dropped on the text goes in where it was dropped', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, (store) =>
    store.posts.create({ title: 'One', body: 'First line.\n\nSecond line.\n\nThird line.' }),
  )
  const { page } = await launch()
  const body = page.getByRole('textbox', { name: 'Post body' })
  await expect(body).toHaveValue(/^First/)
  await body.evaluate((area, png) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))
    const dataTransfer = new DataTransfer()
    for (const name of ['picture.png', 'another.png'])
      dataTransfer.items.add(new File([bytes], name, { type: 'image/png' }))
    const { left, top } = area.getBoundingClientRect()
    // Far to the right in the third row, which is "Second line."
    const at = { clientX: left + 400, clientY: top + 2.5 * 28, dataTransfer, bubbles: true, cancelable: true }
    for (const name of ['dragenter', 'dragover', 'drop']) area.dispatchEvent(new DragEvent(name, at))
  }, PNG)
  await expect(page.getByText('One picture at a time')).toBeVisible()
  await page.getByRole('textbox', { name: 'What the picture shows' }).fill('A red seal')
  await page.getByRole('button', { name: 'Insert picture' }).click()
  await expect(body).toHaveValue(
    /^First line\.\n\nSecond line\.\s*!\[A red seal\]\(assets\/[0-9a-f]{64}\.png\)\n\nThird line\.$/,
  )
  await page.keyboard.press('Control+z')
  await expect(body).toHaveValue('First line.\n\nSecond line.\n\nThird line.')
})

test('words copied from one post into another bring their notes, in one step', async ({ launch, libraryDir }) => {
  await makeLibrary(libraryDir, async (store) => {
    await store.posts.create({ title: 'Source', body: 'The veto.[^1] More.\n\n[^1]: See[^x].\n\n[^x]: Record.\n' })
    return store.posts.create({ title: 'Target', body: 'Old[^1]\n\n[^1]: Theirs.\n' })
  })
  const { page } = await launch()
  const posts = page.getByRole('list', { name: 'Posts' })
  const body = page.getByRole('textbox', { name: 'Post body' })
  await posts.getByText('Source').click()
  await expect(body).toHaveValue(/^The veto/)
  await body.click()
  await page.keyboard.press('Control+Home')
  for (let letter = 0; letter < 'The veto.[^1]'.length; letter += 1) await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Control+c')
  await posts.getByText('Target').click()
  await expect(body).toHaveValue(/^Old/)
  await body.click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+v')
  await expect(body).toHaveValue('The veto.[^2]Old[^1]\n\n[^1]: Theirs.\n\n[^2]: See[^x].\n\n[^x]: Record.\n')
  await page.keyboard.press('Control+z')
  await expect(body).toHaveValue('Old[^1]\n\n[^1]: Theirs.\n')
})
