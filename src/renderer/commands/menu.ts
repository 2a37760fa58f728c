import type { AppMenu } from '../../ipc/shapes'
import { request } from '../bridge'
import { useModeration } from '../session/moderation'
import { useQueue } from '../session/queue'
import { useSession } from '../session/session'
import { allCommands, type CommandGroup, isEnabled } from './registry'

/** Which groups of the command table stand in which menu, in this order; a line parts the groups. */
const MENUS: readonly { readonly title: string; readonly groups: readonly CommandGroup[] }[] = [
  { title: 'File', groups: ['Posts', 'Library'] },
  { title: 'Edit', groups: ['Edit', 'Find'] },
  { title: 'View', groups: ['View'] },
  { title: 'Format', groups: ['Writing'] },
  { title: 'Notes', groups: ['Notes', 'Sources'] },
  { title: 'Comments', groups: ['Comments'] },
]

/** The menu bar as the command table and the session make it. */
export function menuBar(): AppMenu {
  return MENUS.map(({ title, groups }) => {
    const parts = groups.map((group) =>
      allCommands()
        .filter((command) => command.group === group)
        .map((command) => ({
          command: command.name,
          label: command.label,
          // macOS would take a letter alone from whoever writes.
          keys: command.keys === undefined || /^[A-Z0-9]$/.test(command.keys) ? null : command.keys,
          enabled: isEnabled(command),
        })),
    )
    const filled = parts.filter((part) => part.length > 0)
    return { title, items: filled.flatMap((part, at) => (at === 0 ? part : [null, ...part])) }
  }).filter((menu) => menu.items.length > 0)
}

/** Puts up the menu bar now, and again whenever what can be done has changed. */
export function keepMenuBar(): void {
  let shown = ''
  let waiting: ReturnType<typeof setTimeout> | undefined
  const send = () => {
    const menus = menuBar()
    const text = JSON.stringify(menus)
    if (text === shown) return
    shown = text
    void request('app.setMenu', { menus })
  }
  send()
  // When things rest: what is typed changes the session at each key.
  const changed = () => {
    clearTimeout(waiting)
    waiting = setTimeout(send, 200)
  }
  useSession.subscribe(changed)
  useQueue.subscribe(changed)
  useModeration.subscribe(changed)
  // What Undo would act on.
  document.addEventListener('focusin', changed)
}
