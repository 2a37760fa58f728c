import { join } from 'node:path'
import type { Locator, Page } from 'playwright/test'
import { copySampleLibrary } from '../src/tasks/sample-library'

/** Every screen of the window with the sample library open, and how a person gets there. */

export interface Screen {
  readonly name: string
  /** Resolves once it is there: most are loaded when they are first asked for. */
  readonly show: (page: Page) => Promise<void>
  /** Takes back what showing it wrote. */
  readonly leave?: (page: Page) => Promise<void>
}

type Step = (page: Page) => Promise<void>

export const tab =
  (name: string): Step =>
  (page) =>
    page.getByRole('tab', { name }).click()
export const nav =
  (name: string): Step =>
  (page) =>
    page
      .getByRole('navigation', { name: 'Library' })
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click()
export const keys =
  (combination: string): Step =>
  (page) =>
    page.keyboard.press(combination)

export function screen(name: string, open: Step, there: (page: Page) => Locator): Screen {
  return {
    name,
    show: async (page) => {
      await open(page)
      await there(page).first().waitFor()
    },
  }
}

export const SCREENS: readonly Screen[] = [
  screen('posts-preview', tab('Preview'), (page) => page.locator('article a[role=doc-noteref]')),
  screen('posts-footnotes', tab('Footnotes'), (page) => page.getByRole('textbox', { name: 'Footnote 1' })),
  screen('posts-comments', tab('Comments'), (page) => page.getByRole('button', { name: 'Add comment' })),
  screen('posts-details', tab('Details'), (page) => page.getByRole('group', { name: 'Details of this post' })),
  screen('posts-history', tab('History'), (page) =>
    page.getByRole('tabpanel', { name: 'History' }).locator(':scope > *'),
  ),
  screen('find', keys('Control+h'), (page) => page.getByRole('search', { name: 'Find and replace' })),
  screen('palette', keys('Control+Shift+p'), (page) => page.getByRole('listbox', { name: 'Commands' })),
  screen('go-to-post', keys('Control+p'), (page) => page.getByRole('listbox', { name: 'Go to post' })),
  screen('keys', keys('Control+/'), (page) => page.getByRole('dialog', { name: 'Keys' })),
  screen('comments', nav('Comments'), (page) => page.getByRole('searchbox', { name: 'Filter comments' })),
  screen('sources', nav('Sources'), (page) => page.getByRole('listbox', { name: 'Sources' })),
  screen('topics', nav('Topics'), (page) => page.getByRole('tree', { name: 'Topics' })),
  screen('site', nav('Site'), (page) => page.getByRole('main', { name: 'Site' })),
  screen('settings', nav('Settings'), (page) => page.getByRole('heading', { name: 'Settings' })),
  {
    ...screen(
      'new-note',
      async (page) => {
        await page.getByRole('textbox', { name: 'Post body' }).focus()
        await page.keyboard.press('Control+Alt+f')
      },
      (page) => page.getByRole('textbox', { name: 'Words of the new note' }),
    ),
    leave: async (page) => {
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+z')
    },
  },
]

/** Puts the sample library where a test's library goes. */
export async function useSampleLibrary(dir: string): Promise<void> {
  const copied = await copySampleLibrary(join('resources', 'sample'), dir)
  if (!copied.ok) throw new Error(JSON.stringify(copied.error))
}

/** Waits until the window stands: the list, the text and its preview. */
export async function untilReady(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Post body' }).waitFor()
  await page.locator('article a[role=doc-noteref]').first().waitFor()
}

/** Puts the window back to its first state: no dialog, the posts, the preview. */
export async function goHome(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await nav('Posts')(page)
  await page.keyboard.press('Escape')
  await tab('Preview')(page)
}
