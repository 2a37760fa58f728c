/**
 * Keeps an element in view while the texts around it come in, until the person scrolls, points or types; answers what
 * stops it. `around` is what grows.
 */
export function keepInView(element: Element, around: Element): () => void {
  const observer = new ResizeObserver(() => {
    if (element.isConnected) element.scrollIntoView({ block: 'nearest' })
    else stop()
  })
  const byHand = ['wheel', 'pointerdown', 'keydown'] as const
  const stop = () => {
    observer.disconnect()
    for (const sign of byHand) window.removeEventListener(sign, stop)
  }
  for (const sign of byHand) window.addEventListener(sign, stop, { passive: true })
  observer.observe(around)
  return stop
}
