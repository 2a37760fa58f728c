import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { copySampleLibrary } from '../src/tasks/sample-library'

/** Every screen of the window with the sample library open, and how a person gets there. */

export interface Screen {
  readonly name: string
  readonly show: (page: Page) => Promise<void>
  /** Takes back what showing it wrote. */
  readonly leave?: (page: Page) => Promise<void>
}

const tab = (name: string) => async (page: Page) => {
  await page.getByRole('tab', { name }).click()
}
const nav = (name: string) => async (page: Page) => {
  await page
    .getByRole('navigation', { name: 'Library' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click()
}
const keys = (combination: string) => async (page: Page) => {
  await page.keyboard.press(combination)
}

export const SCREENS: readonly Screen[] = [
  { name: 'posts-preview', show: tab('Preview') },
  { name: 'posts-footnotes', show: tab('Footnotes') },
  { name: 'posts-comments', show: tab('Comments') },
  { name: 'posts-details', show: tab('Details') },
  { name: 'posts-history', show: tab('History') },
  { name: 'find', show: keys('Control+h') },
  { name: 'palette', show: keys('Control+Shift+p') },
  { name: 'go-to-post', show: keys('Control+p') },
  { name: 'keys', show: keys('Control+/') },
  { name: 'comments', show: nav('Comments') },
  { name: 'sources', show: nav('Sources') },
  { name: 'topics', show: nav('Topics') },
  { name: 'site', show: nav('Site') },
  { name: 'settings', show: nav('Settings') },
  {
    name: 'new-note',
    show: async (page) => {
      await page.getByRole('textbox', { name: 'Post body' }).focus()
      await page.keyboard.press('Control+Alt+f')
    },
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
