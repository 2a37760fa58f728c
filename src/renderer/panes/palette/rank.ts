/**
 * The items whose words hold every word typed, best first: those that begin with what was typed, then those that hold it
 * whole, then the rest; otherwise in the order given. Case and accents count for nothing.
 */
export function bestFirst<T>(items: readonly T[], query: string, textOf: (item: T) => string): T[] {
  const wanted = fold(query.trim())
  if (wanted === '') return [...items]
  const words = wanted.split(/\s+/)
  const ranked: { readonly item: T; readonly rank: number }[] = []
  for (const item of items) {
    const text = fold(textOf(item))
    if (!words.every((word) => text.includes(word))) continue
    const rank = text.startsWith(wanted) ? 0 : text.includes(wanted) ? 1 : 2
    ranked.push({ item, rank })
  }
  return ranked.sort((a, b) => a.rank - b.rank).map(({ item }) => item)
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase()
}
