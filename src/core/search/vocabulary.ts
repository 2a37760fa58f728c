/** The first place in a sorted list whose word is not before `word`. */
export function lowerBound(words: readonly string[], word: string): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((words[middle] ?? '') < word) low = middle + 1
    else high = middle
  }
  return low
}

/** The places of the words that begin with `prefix`: from the first, up to but without the second. */
export function prefixRange(words: readonly string[], prefix: string): [from: number, to: number] {
  const from = lowerBound(words, prefix)
  let to = from
  // Galloping: the range is short most of the time.
  let step = 1
  while (to < words.length && words[Math.min(to + step, words.length) - 1]?.startsWith(prefix)) {
    to = Math.min(to + step, words.length)
    step *= 2
  }
  while (to < words.length && words[to]?.startsWith(prefix)) to += 1
  return [from, to]
}

/** A word of the vocabulary near to one that was typed. */
export interface NearWord {
  readonly at: number
  readonly distance: number
}

/**
 * The words at most `limit` typing errors away (a wrong, missing or extra letter, or two swapped: Damerau's distance in its
 * restricted form). Walks the sorted list once; neighbours share the rows of their common beginning, and what can no
 * longer be near is passed over whole.
 */
export function nearWords(words: readonly string[], typed: string, limit: number): NearWord[] {
  const width = typed.length + 1
  const deepest = typed.length + limit
  const rows = Array.from({ length: deepest + 1 }, () => new Uint8Array(width))
  for (let column = 0; column < width; column += 1) (rows[0] as Uint8Array)[column] = column
  const found: NearWord[] = []
  let previous = ''
  // How many letters of `previous` have valid rows.
  let valid = 0
  for (let at = 0; at < words.length; ) {
    const word = words[at] as string
    let depth = sharedLength(word, previous, valid)
    let dead = false
    while (depth < word.length && depth < deepest && !dead) {
      depth += 1
      dead = fillRow(rows, depth, word, typed) > limit
    }
    previous = word
    valid = depth
    if (dead) {
      at = afterPrefix(words, word.slice(0, depth), at)
      valid = depth - 1
      continue
    }
    const distance = word.length <= deepest ? ((rows[word.length] as Uint8Array)[typed.length] as number) : limit + 1
    if (distance <= limit) found.push({ at, distance })
    at += 1
  }
  return found
}

/** Fills the row of one more letter; answers its smallest entry. */
function fillRow(rows: readonly Uint8Array[], depth: number, word: string, typed: string): number {
  const [row, above] = [rows[depth] as Uint8Array, rows[depth - 1] as Uint8Array]
  const letter = word.charCodeAt(depth - 1)
  row[0] = depth
  let smallest = depth
  for (let column = 1; column <= typed.length; column += 1) {
    const other = typed.charCodeAt(column - 1)
    let cost = Math.min(
      (above[column] as number) + 1,
      (row[column - 1] as number) + 1,
      (above[column - 1] as number) + (letter === other ? 0 : 1),
    )
    const swapped =
      depth > 1 && column > 1 && letter === typed.charCodeAt(column - 2) && word.charCodeAt(depth - 2) === other
    if (swapped) cost = Math.min(cost, ((rows[depth - 2] as Uint8Array)[column - 2] as number) + 1)
    row[column] = cost
    if (cost < smallest) smallest = cost
  }
  // A swap two rows on may still draw on the row above.
  return depth > 0 ? Math.min(smallest, smallestOf(above) + 1) : smallest
}

function smallestOf(row: Uint8Array): number {
  let smallest = 255
  for (const value of row) if (value < smallest) smallest = value
  return smallest
}

function sharedLength(a: string, b: string, most: number): number {
  const end = Math.min(a.length, b.length, most)
  let length = 0
  while (length < end && a.charCodeAt(length) === b.charCodeAt(length)) length += 1
  return length
}

function afterPrefix(words: readonly string[], prefix: string, from: number): number {
  let low = from
  let high = words.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (words[middle]?.startsWith(prefix)) low = middle + 1
    else high = middle
  }
  return low
}
