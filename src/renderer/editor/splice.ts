import type { TextEdit } from '../../core/text-edit'

/** The one splice that turns `before` into `after`; null when they are equal. Never cuts a surrogate pair. */
export function spliceBetween(before: string, after: string): TextEdit | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let from = commonStart(before, after, shorter)
  if (from > 0 && isHighSurrogate(before.charCodeAt(from - 1))) from -= 1
  let tail = commonEnd(before, after, shorter - from)
  if (tail > 0 && isLowSurrogate(before.charCodeAt(before.length - tail))) tail -= 1
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) }
}

// Comparing slices is a comparison of memory, so halving beats a loop over characters by far on long texts.
function commonStart(a: string, b: string, most: number): number {
  let [low, high] = [0, most]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (a.slice(low, middle) === b.slice(low, middle)) low = middle
    else high = middle - 1
  }
  return low
}

function commonEnd(a: string, b: string, most: number): number {
  let [low, high] = [0, most]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const sameA = a.slice(a.length - middle, a.length - low)
    const sameB = b.slice(b.length - middle, b.length - low)
    if (sameA === sameB) low = middle
    else high = middle - 1
  }
  return low
}

const isHighSurrogate = (code: number) => code >= 0xd800 && code <= 0xdbff
const isLowSurrogate = (code: number) => code >= 0xdc00 && code <= 0xdfff
