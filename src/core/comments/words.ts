/** A word of a text as it is compared: lower case, no apostrophes or accents, with where it stands (UTF-16 offsets). */
export interface Word {
  readonly word: string
  readonly from: number
  readonly to: number
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’‘ʼ`´][\p{L}\p{N}\p{M}]+)*/gu

/**
 * Splits text into words, so that two texts can be compared whatever quotation marks, dashes, spaces and marks of
 * Markdown stand between: "declined — “to force”" and "declined - *to force*" have the same words.
 */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map((match) => ({
    word: plain(match[0]),
    from: match.index,
    to: match.index + match[0].length,
  }))
}

function plain(word: string): string {
  return word
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’‘ʼ`´]/gu, '')
    .toLowerCase()
}
