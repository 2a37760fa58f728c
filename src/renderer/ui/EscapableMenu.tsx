import { Menu, type MenuProps } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'

/**
 * A menu that Escape closes from the moment it is on screen, also before it has the keyboard; the keyboard then goes back
 * to where it was, also when the menu got it while it went away.
 */
export function EscapableMenu(props: MenuProps) {
  const [opened, setOpened] = useState(false)
  const opener = useRef<Element | null>(null)
  useEffect(() => {
    if (!opened) return
    opener.current = document.activeElement
    const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && setOpened(false)
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [opened])
  // A menu that is closed while it opens takes the keyboard on its way out, and would leave it nowhere.
  const giveBack = () => {
    const from = opener.current
    const menu = document.activeElement?.closest('[role=menu]')
    if (from instanceof HTMLElement && menu?.getAttribute('aria-labelledby') === from.id) from.focus()
  }
  return <Menu {...props} opened={opened} onChange={setOpened} onExitTransitionEnd={giveBack} />
}
