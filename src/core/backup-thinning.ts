/** How many days and how many weeks are kept. */
const DAYS = 7
const WEEKS = 4
const DAY = 24 * 60 * 60 * 1000

/**
 * The backups that may go: kept are those of the last seven days that have one, and of the time before, the newest of each
 * of four weeks. Takes days as `2026-11-24`, in any order, and answers those to delete. Days after today come from a clock
 * that was set wrong: they stay and push nothing out.
 */
export function expiredBackups(days: readonly string[], today: string): string[] {
  const newestFirst = [...new Set(days.filter((day) => day <= today))].sort().reverse()
  const kept = new Set(newestFirst.slice(0, DAYS))
  const weeks = new Set<number>()
  for (const day of newestFirst.slice(DAYS)) {
    const week = weekOf(day)
    if (weeks.has(week) || weeks.size === WEEKS) continue
    weeks.add(week)
    kept.add(day)
  }
  return newestFirst.filter((day) => !kept.has(day))
}

/** Counts weeks that begin on a Monday. */
function weekOf(day: string): number {
  // The first of January 1970 was a Thursday.
  return Math.floor((Date.parse(`${day}T00:00:00Z`) / DAY + 3) / 7)
}
