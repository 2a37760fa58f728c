import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright/test'

/** The text of the open post that the journal of a library holds, or null: what a kill in this moment would leave of it. */
export async function textInJournal(dir: string): Promise<string | null> {
  const folder = join(dir, '.postil', 'journal')
  try {
    const name = (await readdir(folder)).find((entry) => entry.endsWith('.json'))
    if (name === undefined) return null
    const record = (await readFile(join(folder, name), 'utf8')).split('\n')[1] ?? ''
    return (JSON.parse(record) as { changes: { body?: string } }).changes.body ?? null
  } catch (fault) {
    // No journal yet, or a save removed its file between the two looks.
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw fault
  }
}

/** Types words, and goes on until the journal holds them: a pause would save them, and the journal would be empty. */
export async function typeIntoJournal(page: Page, dir: string, words: string): Promise<void> {
  await page.keyboard.type(words)
  while (!(await textInJournal(dir))?.includes(words)) await page.keyboard.type('.', { delay: 20 })
}
