let painted: () => void = () => {}

/** Resolves when the window has shown itself for the first time: what is not on screen then may come. */
export const firstPaint = new Promise<void>((resolve) => {
  painted = resolve
})

/**
 * Told when the first frame was asked for. Answers when it is on screen, which it is when the next one begins: what comes
 * then takes no core from the drawing of it.
 */
export function tellFirstPaint(): Promise<void> {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(painted)))
  // A window that is hidden draws no frames.
  setTimeout(painted, 500)
  return firstPaint
}
