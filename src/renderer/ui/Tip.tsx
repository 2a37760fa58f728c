import { Tooltip } from '@mantine/core'
import { useEffect, useState } from 'react'

/** How long the pointer must rest before the tip shows (ms). */
const DELAY = 400

/**
 * The one tip of the window: it shows the `data-tip` of what the pointer rests on. One of its own at every button was a
 * third of what the first paint took.
 */
export function Tip() {
  const target = usePointed()
  if (!target) return null
  return <Tooltip key={target.dataset.tip} target={target} label={target.dataset.tip} opened />
}

/** The element with a tip that the pointer rests on; none from the moment that it is pressed or a key is. */
function usePointed(): HTMLElement | null {
  const [pointed, setPointed] = useState<HTMLElement | null>(null)
  useEffect(() => {
    const listening = new AbortController()
    let under: HTMLElement | null = null
    let waiting: ReturnType<typeof setTimeout> | undefined
    const hide = () => {
      clearTimeout(waiting)
      setPointed(null)
    }
    const point = (next: HTMLElement | null) => {
      if (next === under) return
      under = next
      hide()
      if (next) waiting = setTimeout(() => setPointed(next), DELAY)
    }
    const over = ({ target }: Event) =>
      point(target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null)
    const on = (target: EventTarget, name: string, run: (event: Event) => void) =>
      target.addEventListener(name, run, { signal: listening.signal })
    on(document, 'mouseover', over)
    on(document.documentElement, 'mouseleave', () => point(null))
    on(document, 'mousedown', hide)
    on(document, 'keydown', hide)
    return () => {
      listening.abort()
      hide()
    }
  }, [])
  return pointed
}
