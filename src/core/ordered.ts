/** The index of the first of ordered things for which something holds that then holds for all behind it. */
export function firstWhere<T>(ordered: readonly T[], holds: (one: T) => boolean): number {
  let [low, high] = [0, ordered.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(ordered[middle] as T)) high = middle
    else low = middle + 1
  }
  return low
}

interface Stretch {
  readonly from: number
  readonly to: number
}

/** Whether something lies in one of ordered stretches that do not overlap. */
export function isWithin({ from, to }: Stretch, stretches: readonly Stretch[]): boolean {
  const stretch = stretches[firstWhere(stretches, (one) => one.to >= to)]
  return stretch !== undefined && stretch.from <= from
}
