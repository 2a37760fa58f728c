import { Menu, type MenuProps } from '@mantine/core'
import { useEffect, useState } from 'react'

/** A menu that Escape closes from the moment it is on screen, also before it has the keyboard. */
export function EscapableMenu(props: MenuProps) {
  const [opened, setOpened] = useState(false)
  useEffect(() => {
    if (!opened) return
    const onKeyDown = (event: KeyboardEvent) => event.key === 'Escape' && setOpened(false)
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [opened])
  return <Menu {...props} opened={opened} onChange={setOpened} />
}
