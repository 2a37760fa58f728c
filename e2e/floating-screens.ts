import type { Page } from 'playwright/test'
import { keys, nav, type Screen, screen, tab } from './screens'

/** What stands over the screens for a while, or in a corner of them, with the sample library open. */

const body = (page: Page) => page.getByRole('textbox', { name: 'Post body' })
const dialog = (name: string | RegExp) => (page: Page) => page.getByRole('dialog', { name })
const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()

/** By the palette, as a person who does not know the keys. */
async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+Shift+p')
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
}

/** In the text of the post, where the keys of writing hold. */
const writing = (combination: string) => async (page: Page) => {
  await body(page).focus()
  await page.keyboard.press(combination)
}

export const FLOATING_SCREENS: readonly Screen[] = [
  screen('cite', writing('Control+Alt+c'), dialog('Cite source')),
  screen(
    'cite-place',
    async (page) => {
      await writing('Control+Alt+c')(page)
      await page.keyboard.type('mar')
      await page.keyboard.press('Enter')
      await page.keyboard.type('33')
    },
    (page) => page.getByRole('list', { name: 'Cited' }),
  ),
  screen('cross-reference', writing('Control+Alt+x'), dialog('Cross-reference')),
  screen(
    'source-from-text',
    async (page) => {
      await body(page).evaluate((box: HTMLTextAreaElement) => {
        box.focus()
        box.setSelectionRange(0, 80)
      })
      await command(page, 'Make a source of the selected')
    },
    dialog('Make a source'),
  ),
  screen('outline', keys('Control+Shift+o'), dialog('Outline')),
  screen('tidy', (page) => command(page, 'Tidy the labels'), dialog('Tidy these notes?')),
  screen('rescue', (page) => command(page, 'Make real notes of'), dialog('No notes typed by hand were found')),
  screen(
    'replace-everywhere',
    async (page) => {
      await page.keyboard.press('Control+Shift+h')
      await page.keyboard.type('the court')
      await page.keyboard.press('Enter')
    },
    (page) => page.getByRole('list', { name: 'Posts with these words' }),
  ),
  {
    ...screen(
      'comment-add',
      async (page) => {
        await tab('Comments')(page)
        await press('Add comment')(page)
        await page.keyboard.type('A thought.[^x]')
      },
      (page) => page.getByText('is cited but not written'),
    ),
    leave: async (page) => {
      await page.getByRole('textbox', { name: 'Comment', exact: true }).fill('')
      await page.keyboard.press('Escape')
    },
  },
  screen(
    'comments-filters',
    async (page) => {
      await nav('Comments')(page)
      await press('More filters')(page)
    },
    dialog('Filters'),
  ),
  {
    ...screen(
      'comments-chosen',
      async (page) => {
        await nav('Comments')(page)
        await press('Choose all')(page)
      },
      (page) => page.getByRole('toolbar', { name: 'Chosen comments' }),
    ),
    leave: press('Choose none'),
  },
  {
    ...screen(
      'comments-empty-trash',
      async (page) => {
        await nav('Comments')(page)
        await page.getByRole('tab', { name: /^Trash/ }).click()
        await press('Empty…')(page)
      },
      dialog(/for good/),
    ),
    leave: async (page) => {
      await page.keyboard.press('Escape')
      await page.getByRole('tab', { name: /^Waiting/ }).click()
    },
  },
  {
    ...screen(
      'comments-no-match',
      async (page) => {
        await nav('Comments')(page)
        await page.getByRole('searchbox', { name: 'Filter comments' }).fill('zzzz')
      },
      (page) => page.getByText('No comment matches.'),
    ),
    leave: (page) => page.getByRole('searchbox', { name: 'Filter comments' }).fill(''),
  },
  screen(
    'source-record',
    async (page) => {
      await nav('Sources')(page)
      await page.getByRole('listbox', { name: 'Sources' }).getByRole('option', { name: /Burro/ }).click()
    },
    (page) => page.getByRole('textbox', { name: 'Cite as' }),
  ),
  {
    ...screen(
      'sources-check-links',
      async (page) => {
        await nav('Sources')(page)
        await page.getByRole('tab', { name: /^Needs attention/ }).click()
        await press('Check links')(page)
      },
      dialog('Check links'),
    ),
    leave: async (page) => {
      await page.keyboard.press('Escape')
      await page.getByRole('tab', { name: /^All/ }).click()
    },
  },
  screen(
    'sources-export',
    async (page) => {
      await nav('Sources')(page)
      await press('Export')(page)
    },
    (page) => page.getByRole('menu'),
  ),
  screen(
    'topics-merge',
    async (page) => {
      await nav('Topics')(page)
      await page.getByRole('treeitem').first().click()
      await press('Merge into…')(page)
    },
    dialog(/^Merge/),
  ),
  screen(
    'topics-none',
    async (page) => {
      await nav('Topics')(page)
      await page.getByRole('treeitem', { name: /^In no topic/ }).click()
    },
    (page) => page.getByRole('heading', { name: 'In no topic' }),
  ),
  screen(
    'site-posts',
    async (page) => {
      await nav('Site')(page)
      await tab('Posts')(page)
    },
    (page) => page.getByRole('list', { name: 'Posts to export' }),
  ),
  {
    ...screen(
      'trash-toast',
      (page) => command(page, 'Move this post to the trash'),
      (page) => page.getByText('Moved to trash.'),
    ),
    leave: async (page) => {
      await press('Undo')(page)
      await body(page).waitFor()
    },
  },
]
