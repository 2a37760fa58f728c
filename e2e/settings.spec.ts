import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test } from './fixtures'
import { copySample } from './library'

type Json = Record<string, unknown>

/** The places, as `a/b`, in which two documents differ, with what stands there now. */
function differences(before: unknown, after: unknown, path = ''): Json {
  if (JSON.stringify(before) === JSON.stringify(after)) return {}
  if (!isObject(before) || !isObject(after)) return { [path]: after }
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  return Object.assign({}, ...[...keys].map((key) => differences(before[key], after[key], join(path, key))))
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null
}

interface Field {
  readonly label: string
  readonly expected: string | boolean | number
  readonly work: (page: Page) => Promise<unknown>
}

const type = (label: string, words: string): Field => ({
  label,
  expected: words,
  async work(page: Page) {
    const field = page.getByRole('textbox', { name: label, exact: true }).first()
    await field.fill(words)
    await field.blur()
  },
})

const choose = (label: string, value: string): Field => ({
  label,
  expected: value,
  work: (page: Page) => page.getByLabel(label, { exact: true }).selectOption(value),
})

const flip = (label: string, expected: boolean): Field => ({
  label,
  expected,
  work: (page: Page) => page.getByRole('switch', { name: label }).setChecked(expected, { force: true }),
})

test('each field of the settings and of the site changes its own place in the library and no other', async ({
  launch,
  libraryDir,
}) => {
  await copySample(libraryDir)
  const { page } = await launch()
  const stored = async (): Promise<Json> => {
    const { revision: _, ...library } = JSON.parse(await readFile(join(libraryDir, 'library.json'), 'utf8'))
    return library
  }
  const fields: Record<string, Field> = {
    title: type('Title of the blog', 'The Loud Docket'),
    description: type('Description', 'One sentence.'),
    baseUrl: type('Address of the site', 'https://docket.example'),
    language: {
      label: 'Language',
      expected: 'en-GB',
      async work(window) {
        await window.getByRole('combobox', { name: 'Language' }).fill('en-GB')
        await window.keyboard.press('Tab')
      },
    },
    citationStyle: choose('Citations print in', 'apa'),
    'settings/sourceList': flip('A list of the cited sources at the end of each post', true),
    'settings/typographer': flip('Curly quotes, dashes and ellipses in print', false),
    'authors/0/name': type('Name', 'H. Lindqvist'),
    'authors/0/url': type('Web address', 'https://docket.example/h'),
    'authors/0/biography': type('Biography', 'Retired.'),
  }
  const site: Record<string, [tab: string, Field]> = {
    'settings/crossReferences': ['Pages', choose('Cross-references print as', 'title-year')],
    'settings/biographies': ['Pages', choose('Under a post stands the author’s biography', 'of-the-day')],
    'settings/site/sourcesPage': ['Pages', flip('A page of all cited sources, with the posts that cite them', false)],
    'settings/site/header': ['Pages', type('At the head of every page', '**Head**')],
    'settings/site/footer': ['Pages', type('At the foot of every page', '**Foot**')],
    'settings/site/css': ['Appearance', type('Style rules of your own', 'body { color: black }')],
    'settings/site/newest': [
      'Feeds',
      {
        label: 'Newest posts on the home page and in the feeds',
        expected: 7,
        work: (window) => window.getByLabel('Newest posts on the home page and in the feeds').fill('7'),
      },
    ],
    'settings/site/permalink': ['Address', type('Address of a post', ':year/:slug/')],
  }
  const check = async (place: string, field: Field) => {
    const before = await stored()
    await field.work(page)
    await expect
      .poll(async () => differences(before, await stored()), { message: field.label })
      .toEqual({ [place]: field.expected })
  }
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  // The first save writes out what the file left to its defaults.
  await type('Title of the blog', 'A Docket').work(page)
  await expect.poll(async () => (await stored()).settings).toHaveProperty('site')
  for (const [place, field] of Object.entries(fields)) await check(place, field)
  await page.getByRole('button', { name: 'Site', exact: true }).click()
  for (const [place, [tab, field]] of Object.entries(site)) {
    await page.getByRole('tab', { name: tab, exact: true }).click()
    await check(place, field)
  }
})

test('an author whom no post names can be taken away and put back, one whom posts name says so', async ({
  launch,
  libraryDir,
}) => {
  await copySample(libraryDir)
  const { page } = await launch()
  const names = async () =>
    JSON.parse(await readFile(join(libraryDir, 'library.json'), 'utf8')).authors.map(({ name }: Json) => name)
  const before = await names()
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await expect(page.getByText(/posts? names? this author\.$/)).toHaveCount(before.length)
  await page.getByRole('button', { name: 'Add an author' }).click()
  await expect.poll(names).toEqual([...before, `Author ${before.length + 1}`])
  await page.getByRole('button', { name: `Remove Author ${before.length + 1}` }).click()
  await expect.poll(names).toEqual(before)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(names).toEqual([...before, `Author ${before.length + 1}`])
})
