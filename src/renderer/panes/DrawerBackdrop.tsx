import { useEffect } from 'react'
import { closeOverlay } from '../ui/overlay'
import styles from './Overlays.module.css'

/** What lies behind a drawer: a click beside it and Escape put it back. */
export function DrawerBackdrop() {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) closeOverlay()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
  return <button type="button" aria-label="Close" tabIndex={-1} className={styles.behind} onClick={closeOverlay} />
}
