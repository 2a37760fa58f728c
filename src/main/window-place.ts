import type { Rectangle } from 'electron'
import type { WindowPlace } from './settings'

/** The size of a window that was never opened before. */
export const DEFAULT_SIZE = { width: 1440, height: 900 }
/** So much of the window must be on a screen that a person can take hold of it. */
const GRIP = 80

/**
 * Where to put the window: where it was, if enough of it is still on one of the screens; else the default size, no
 * larger than the first screen, wherever the system puts it. Takes the screens' work areas, the first one first.
 */
export function placeFor(kept: WindowPlace | null, screens: readonly Rectangle[]): Partial<Rectangle> {
  if (kept !== null && screens.some((screen) => canBeHeld(kept, screen))) {
    return { x: kept.x, y: kept.y, width: kept.width, height: kept.height }
  }
  const first = screens[0]
  return {
    width: Math.min(kept?.width ?? DEFAULT_SIZE.width, first?.width ?? DEFAULT_SIZE.width),
    height: Math.min(kept?.height ?? DEFAULT_SIZE.height, first?.height ?? DEFAULT_SIZE.height),
  }
}

function canBeHeld(place: Rectangle, screen: Rectangle): boolean {
  const across = Math.min(place.x + place.width, screen.x + screen.width) - Math.max(place.x, screen.x)
  const topInside = place.y >= screen.y && place.y + GRIP <= screen.y + screen.height
  return across >= GRIP && topInside
}
