/** A kept version of a post, as far as thinning looks at it. */
export interface KeptVersion {
  readonly sequence: number
  /** ISO 8601. */
  readonly at: string
  /** Pinned by the author: it is never thinned out. */
  readonly pinned: boolean
}

const DAY = 24 * 60 * 60 * 1000
/** A longer jump between two versions may be a clock set wrong, and is believed only after a week of versions behind it. */
const JUMP = 31 * DAY
const BELIEVED = 7 * DAY

/**
 * The versions that may go: of the last day all are kept, of the month before it the last of each day, of older times the
 * last of each month, and always the first. Age is counted from the newest version and not from the clock, and versions
 * whose time contradicts their order are left alone: a clock set wrong deletes nothing. Takes the versions in order.
 */
export function thinnedOut<T extends KeptVersion>(versions: readonly T[]): T[] {
  const ordered = inOrder(versions)
  const newest = ordered.at(-1)
  if (newest === undefined || !isBelieved(ordered)) return []
  const now = Date.parse(newest.at)
  const gone: T[] = []
  for (const [at, version] of ordered.entries()) {
    const next = ordered[at + 1]
    if (at === 0 || next === undefined || version.pinned) continue
    const age = now - Date.parse(version.at)
    if (age <= DAY) continue
    const span = age <= 31 * DAY ? 10 : 7
    if (version.at.slice(0, span) === next.at.slice(0, span)) gone.push(version)
  }
  return gone
}

/** Without those that claim to be later than one that came after them. */
function inOrder<T extends KeptVersion>(versions: readonly T[]): T[] {
  let earliestAfter = Number.POSITIVE_INFINITY
  const kept: T[] = []
  for (const version of [...versions].reverse()) {
    const at = Date.parse(version.at)
    if (at > earliestAfter) continue
    earliestAfter = at
    kept.push(version)
  }
  return kept.reverse()
}

function isBelieved(ordered: readonly KeptVersion[]): boolean {
  const times = ordered.map(({ at }) => Date.parse(at))
  const newest = times.at(-1) ?? 0
  for (let at = times.length - 1; at > 0; at -= 1) {
    if ((times[at] ?? 0) - (times[at - 1] ?? 0) > JUMP) return newest - (times[at] ?? 0) >= BELIEVED
  }
  return true
}
