import { useEffect, useRef, useState } from 'react'
import styles from './Toast.module.css'
import { hideToast, useToast } from './toast'

/** How long a toast stands (ms); it stays as long as it holds the keyboard or the pointer. */
const STANDS = 8000

/** The one toast of the window. */
export function ToastRegion() {
  const toast = useToast((state) => state.toast)
  const [held, setHeld] = useState(false)
  const region = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!toast || held) return
    const timer = setTimeout(() => hideToast(toast), STANDS)
    return () => clearTimeout(timer)
  }, [toast, held])
  return (
    <div ref={region} role="status" aria-live="polite" className={styles.region}>
      {toast && (
        // biome-ignore lint/a11y/noStaticElementInteractions: the pointer only holds the toast open
        <div
          className={styles.toast}
          onMouseEnter={() => setHeld(true)}
          onMouseLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <span>{toast.text}</span>
          {toast.action && (
            <button
              type="button"
              className={styles.action}
              onClick={() => {
                setHeld(false)
                hideToast(toast)
                toast.action?.run()
              }}
            >
              {toast.action.label}
            </button>
          )}
        </div>
      )}
    </div>
  )
}
