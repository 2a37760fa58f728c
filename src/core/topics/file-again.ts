/**
 * The topics of a post or comment when a change of them, from `before` to `after`, is taken back; `now` are those it has.
 * What came since stays, what went since does not come again.
 */
export function filedAgain(
  now: readonly string[],
  { before, after }: { readonly before: readonly string[]; readonly after: readonly string[] },
): string[] {
  const stood = before.filter((topic) => now.includes(topic) || !after.includes(topic))
  const since = now.filter((topic) => !before.includes(topic) && !after.includes(topic))
  return [...stood, ...since]
}
