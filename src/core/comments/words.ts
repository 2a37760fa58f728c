/** A word of a text as it is compared: lower case, no apostrophes or accents, with where it stands (UTF-16 offsets). */
export interface Word {
  readonly word: string
  readonly from: number
  readonly to: number
}

const APOSTROPHE = /['’‘ʼ`´]/g
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’‘ʼ`´][\p{L}\p{N}\p{M}]+)*/gu

/**
 * Splits text into words, so that two texts can be compared whatever quotation marks, dashes, spaces and marks of
 * Markdown stand between: "declined — “to force”" and "declined - *to force*" have the same words.
 */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map((match) => ({
    word: folded(match[0]).replaceAll(APOSTROPHE, ''),
    from: match.index,
    to: match.index + match[0].length,
  }))
}

/** Text as it is compared: lower case, accents and compatibility forms gone. May be longer or shorter than it was. */
export function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
