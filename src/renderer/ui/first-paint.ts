let painted: () => void = () => {}

/** Resolves when the window has shown itself for the first time: what is not on screen then may come. */
export const firstPaint = new Promise<void>((resolve) => {
  painted = resolve
})

/**
 * Told when the first frame was asked for. Answers when the screen shows it: what comes then takes no core from the drawing
 * of it.
 */
export function tellFirstPaint(): Promise<void> {
  new PerformanceObserver((seen) => {
    if (seen.getEntriesByName('first-contentful-paint').length > 0) painted()
  }).observe({ type: 'paint', buffered: true })
  // A window that is hidden draws no frames.
  setTimeout(painted, 500)
  return firstPaint
}
