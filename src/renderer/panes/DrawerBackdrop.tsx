import { useEffect } from 'react'
import { closeOverlay } from '../ui/overlay'
import styles from './Overlays.module.css'

/** What lies behind a drawer: a click beside it and Escape put it back. */
export function DrawerBackdrop() {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !isInMenu(event.target)) closeOverlay()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
  return <button type="button" aria-label="Close" tabIndex={-1} className={styles.behind} onClick={closeOverlay} />
}

/** An open menu takes Escape for itself, and does not say so. */
function isInMenu(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="menu"], [aria-expanded="true"]') !== null
}
