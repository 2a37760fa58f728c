import { app, type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import type { AppMenu } from '../ipc/shapes'
import type { Spelling } from './spelling/spelling'

type Items = MenuItemConstructorOptions[]

type Run = (command: string) => void

/** The menus as the page told them last, and the way to its commands. */
let shown: { readonly menus: AppMenu; readonly run: Run } = { menus: [], run: () => {} }

/**
 * Puts up the menu bar: the page's commands, each menu as its command table lists them, with the system's own items
 * where people look for them. `run` sends a chosen command's name to the page.
 */
export function showMenu(menus: AppMenu, run: Run): void {
  shown = { menus, run }
  const edit = named('Edit')
  // The system's editing items stand behind Undo and Redo.
  const history = edit.findIndex((item) => item.type === 'separator')
  const others = menus.filter(({ title }) => !['File', 'Edit', 'View', 'Help'].includes(title))
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
      { label: '&File', submenu: parted(named('File'), [{ role: process.platform === 'darwin' ? 'close' : 'quit' }]) },
      { label: '&Edit', submenu: parted(edit.slice(0, history), parted(EDITING, edit.slice(history + 1))) },
      { label: '&View', submenu: parted(named('View'), viewing()) },
      ...others.map(({ title, items }) => ({ label: title, submenu: items.map(toItem(run)) })),
      { role: 'windowMenu' },
      { role: 'help', submenu: parted(named('Help'), [{ role: 'about' }]) },
    ]),
  )
}

/** The keys Electron can show; it throws on others. */
const ACCELERATOR =
  /^(?:(?:Mod|Ctrl|Shift|Alt)\+)*(?:[A-Z0-9]|F\d{1,2}|[,./;'[\]\\=-]|Enter|Escape|Delete|Backspace|Tab|Space|Arrow(?:Up|Down|Left|Right)|Home|End|PageUp|PageDown)$/

const EDITING: Items = [
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'pasteAndMatchStyle' },
  { role: 'selectAll' },
]

function viewing(): Items {
  const always: Items = [{ role: 'togglefullscreen' }]
  return app.isPackaged ? always : [...always, { role: 'reload' }, { role: 'toggleDevTools' }]
}

function named(title: string): Items {
  const { menus, run } = shown
  return (menus.find((menu) => menu.title === title)?.items ?? []).map(toItem(run))
}

function parted(first: Items, second: Items): Items {
  return first.length > 0 && second.length > 0 ? [...first, { type: 'separator' }, ...second] : [...first, ...second]
}

function toItem(run: Run): (item: AppMenu[number]['items'][number]) => Items[number] {
  return (item) => {
    if (item === null) return { type: 'separator' }
    return {
      label: item.label,
      enabled: item.enabled,
      // The page handles the keys itself; the menu only shows them (macOS always takes them, and sends the command).
      ...(item.keys !== null && ACCELERATOR.test(item.keys)
        ? { accelerator: item.keys.replace('Mod', 'CommandOrControl').replace('Arrow', ''), registerAccelerator: false }
        : {}),
      click: () => run(item.command),
    }
  }
}

/** The right-click menu of text: Undo and Redo as in the menu bar, and the system's editing items that make sense there. */
export function offerContextMenu(window: BrowserWindow, spelling: Spelling): void {
  window.webContents.on('context-menu', (_event, { isEditable, selectionText, editFlags, misspelledWord }) => {
    void spellingItems(window, spelling, misspelledWord).then((first) => {
      const copying: Items = [{ role: 'copy', enabled: editFlags.canCopy }]
      const items: Items = isEditable
        ? [
            ...named('Edit').slice(0, 2),
            { type: 'separator' },
            { role: 'cut', enabled: editFlags.canCut },
            ...copying,
            { role: 'paste', enabled: editFlags.canPaste },
            { role: 'pasteAndMatchStyle', enabled: editFlags.canPaste },
            { type: 'separator' },
            { role: 'selectAll', enabled: editFlags.canSelectAll },
          ]
        : selectionText.trim() === ''
          ? []
          : copying
      const all = parted(first, items)
      if (all.length > 0 && !window.isDestroyed()) Menu.buildFromTemplate(all).popup({ window })
    })
  })
}

/** What may have been meant by a misspelt word, and the way to have it known from now on. */
async function spellingItems(window: BrowserWindow, spelling: Spelling, word: string): Promise<Items> {
  if (word === '') return []
  const suggestions = await spelling.suggestions(word)
  const replace: Items = suggestions.map((label) => ({
    label,
    click: () => window.webContents.replaceMisspelling(label),
  }))
  const learn: Items = [{ label: `Learn “${word}”`, click: () => void spelling.learn([word]) }]
  return [
    ...(replace.length > 0 ? replace : [{ label: 'No suggestions', enabled: false }]),
    { type: 'separator' },
    ...learn,
  ]
}
