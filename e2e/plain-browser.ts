import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { _electron, type Page } from 'playwright/test'

/**
 * Electron's Chromium as an ordinary browser, with nothing of Postil in it: scripts on, no policy. Only that no request
 * leaves the machine: all but the page itself are noted and cancelled.
 */
const MAIN = `
const { app, BrowserWindow, session } = require('electron')
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
app.whenReady().then(() => {
  session.defaultSession.webRequest.onBeforeRequest((details, answer) => {
    const page = details.resourceType === 'mainFrame' && /^(?:file|data):/.test(details.url)
    answer({ cancel: !page && !/^(?:data|blob|devtools|about):/.test(details.url) })
  })
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } })
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  window.loadURL('about:blank')
})
`

export interface PlainBrowser {
  readonly page: Page
  close(): Promise<void>
}

export async function plainBrowser(folder: string): Promise<PlainBrowser> {
  const home = join(folder, 'plain-browser')
  await mkdir(home)
  await writeFile(join(home, 'package.json'), '{ "name": "plain-browser", "version": "1.0.0", "main": "main.cjs" }')
  await writeFile(join(home, 'main.cjs'), MAIN)
  const app = await _electron.launch({ args: [home, `--user-data-dir=${join(home, 'data')}`] })
  return { page: await app.firstWindow(), close: () => app.close() }
}

/** Opens each address in turn and answers, in words, what ran in it and what it asked for beside itself. */
export async function openUnguarded(page: Page, addresses: readonly string[]): Promise<string[]> {
  const caught: string[] = []
  let current = ''
  const note = (what: string) => caught.push(`${current.slice(0, 200)} ${what}`)
  page.on('dialog', (dialog) => {
    note(`ran ${dialog.type()} ${dialog.message()}`)
    dialog.dismiss().catch(() => {})
  })
  page.on('request', (request) => {
    const url = request.url()
    if (url !== current && !/^(?:data|blob|about):/.test(url)) note(`asked for the ${request.resourceType()} ${url}`)
  })
  for (const address of addresses) {
    current = address
    await page.goto(address, { timeout: 5000, waitUntil: 'load' }).catch(() => {})
    await page.waitForTimeout(30)
  }
  return caught
}
