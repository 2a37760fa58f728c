import type { ElectronApplication, Page } from 'playwright/test'
import { askedDialogs } from './dialogs'

/** How long an app that does not quit has for an answer to each question (ms). */
const PATIENCE = 3000

/** What an app that should have quit says of itself: what it asked, what its window shows, what keeps its process alive. */
export async function whyStillHere({ app, page }: { app: ElectronApplication; page: Page }): Promise<string> {
  const [asked, shown, alive] = await Promise.all([
    answer(askedDialogs(app)),
    answer(onScreen(page)),
    answer(keepers(app)),
  ])
  return [`it asked: ${asked}`, `on screen: ${shown}`, `main process: ${alive}`].join('\n')
}

/** The save state, notices, toasts and dialogs of the window. */
function onScreen(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[role="status"], [role="alert"], dialog')]
      .map(
        (element) =>
          `${element.ariaLabel ?? element.role ?? element.localName}: ${element.innerText.replace(/\s+/g, ' ').trim()}`,
      )
      .filter((words) => !words.endsWith(': ')),
  )
}

function keepers(app: ElectronApplication): Promise<{ readonly windows: number; readonly resources: string[] }> {
  return app.evaluate(({ BrowserWindow }) => ({
    windows: BrowserWindow.getAllWindows().length,
    resources: process.getActiveResourcesInfo(),
  }))
}

async function answer(question: Promise<unknown>): Promise<string> {
  const late = new Promise((resolve) => setTimeout(() => resolve('no answer'), PATIENCE).unref())
  return JSON.stringify(await Promise.race([question, late]).catch((fault: Error) => fault.message))
}
