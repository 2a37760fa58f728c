/** Classes of characters. Scripts without spaces between words are indexed sign by sign. */
const OTHER = 1
const LETTER = 2
const SIGN = 3

/** The class of each UTF-16 unit, found out when it is first met. */
const classes = new Uint8Array(65_536)

const LETTERS = /[\p{L}\p{N}\p{M}]/u
const SIGNS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u

/** Longer words are cut: they are addresses and noise, and would fill the vocabulary. */
const LONGEST = 48

/**
 * Calls `found` with every word of a text as it is searched for (lower case, without accents) and its place, by UTF-16
 * offsets. Apostrophes and hyphens part words, in texts and queries alike.
 */
export function eachWord(text: string, found: (word: string, from: number, to: number) => void): void {
  let from = -1
  for (let at = 0; at <= text.length; at += 1) {
    const kind = at === text.length ? OTHER : classAt(text, at)
    if (kind === LETTER) {
      if (from < 0) from = at
      continue
    }
    if (from >= 0) found(foldWord(text.slice(from, Math.min(at, from + LONGEST))), from, at)
    from = -1
    if (kind === SIGN) found(text.charAt(at), at, at + 1)
  }
}

/** All words of a text, in order. */
export function wordsOf(text: string): string[] {
  const words: string[] = []
  eachWord(text, (word) => words.push(word))
  return words
}

function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  const known = classes[unit]
  if (known) return known
  // Letters beyond the first plane (old scripts) come as pairs: both halves count as letters.
  const kind =
    unit >= 0xd800 && unit <= 0xdfff
      ? LETTER
      : SIGNS.test(String.fromCharCode(unit))
        ? SIGN
        : LETTERS.test(String.fromCharCode(unit))
          ? LETTER
          : OTHER
  classes[unit] = kind
  return kind
}

const ASCII = /^[a-z0-9]*$/

/** A word as it is searched for: lower case, accents and other marks taken off. */
export function foldWord(word: string): string {
  const lower = word.toLowerCase()
  if (ASCII.test(lower)) return lower
  const bare = lower.normalize('NFKD').replaceAll(/\p{M}+/gu, '')
  return bare === ''
    ? lower
    : bare.replaceAll('ß', 'ss').replaceAll('æ', 'ae').replaceAll('œ', 'oe').replaceAll('ø', 'o')
}
