/** How a plain mark is numbered: `[1]`, `(1)`, raised (`<sup>1</sup>`, `¹`), `1/`, `[iv]`, `[b]`, or `*`, `†`. */
export type MarkStyle = 'square' | 'round' | 'raised' | 'slash' | 'roman' | 'letter' | 'symbol'

/** How a plain note is numbered: as its mark, or in a list, `1.`. */
export type NoteStyle = MarkStyle | 'listed'

/** The marks that may call notes of a style, likeliest first. */
export const CALLED_BY: Readonly<Record<NoteStyle, readonly MarkStyle[]>> = {
  square: ['square', 'raised'],
  raised: ['raised', 'square'],
  listed: ['raised', 'square', 'round'],
  round: ['round', 'raised', 'square'],
  slash: ['slash'],
  roman: ['roman'],
  letter: ['letter'],
  symbol: ['symbol'],
}

/** Signs that words use for much else: they count only where every note of a run has its mark. */
export const DOUBTFUL: ReadonlySet<NoteStyle> = new Set(['round', 'slash', 'roman', 'letter', 'symbol'])

const BLANK = String.raw`[ \t\u00a0]`
/** `[n. 3]`, `[fn 3]`, `[note 3]` */
const WORD = String.raw`(?:(?:foot)?note|f?n{1,2}\.?)${BLANK}?`
const NUMBERS = String.raw`\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,9}`
const SYMBOL = String.raw`(?:\\?\*){1,3}|†{1,2}|‡{1,2}`

/** What marks look like inside words; the first group is what numbers them. */
export const MARK_SIGNS: readonly (readonly [MarkStyle, RegExp])[] = [
  ['square', new RegExp(String.raw`\\?\[(?:${WORD})?(${NUMBERS})\\?\]`, 'gi')],
  ['round', /\((\d{1,3})\)/g],
  ['raised', /([⁰¹²³⁴-⁹]{1,3})/g],
  ['slash', /(?<![\d/])(\d{1,3})\/(?=\s|$)/g],
  ['roman', /\\?\[([ivxl]{1,7})\\?\]/g],
  ['letter', /\\?\[([a-z])\\?\]/g],
  ['symbol', new RegExp(`(${SYMBOL})(?!\\*)`, 'g')],
]

/** What marks say inside `<sup>`. */
export const RAISED_SIGNS: readonly (readonly [MarkStyle, RegExp])[] = [
  ['raised', /^\\?\[?(\d[\d\s,;–-]{0,40}?)\\?\]?$/],
  ['roman', /^([ivxl]{1,7})$/],
  ['letter', /^([a-z])$/],
  ['symbol', new RegExp(`^(${SYMBOL})$`)],
]

/** What notes begin with; the first group that matched is what numbers them. */
export const NOTE_SIGNS: readonly (readonly [NoteStyle, RegExp])[] = [
  [
    'square',
    new RegExp(
      String.raw`^(?:(?:\*\*|__)\\?\[(?:${WORD})?(\d{1,3})\\?\][:.]?(?:\*\*|__)|\\?\[(?:${WORD})?(\d{1,3})\\?\](?!\()[:.]?)${BLANK}*`,
      'i',
    ),
  ],
  ['raised', new RegExp(String.raw`^(?:<sup>\s*\\?\[?(\d{1,3})\\?\]?\s*</sup>|([⁰¹²³⁴-⁹]{1,3}))${BLANK}*`, 'i')],
  [
    'roman',
    new RegExp(String.raw`^(?:<sup>\s*([ivxl]{1,7})\s*</sup>${BLANK}*|\\?\[([ivxl]{1,7})\\?\](?!\()[:.]?${BLANK}+)`),
  ],
  ['letter', new RegExp(String.raw`^(?:<sup>\s*([a-z])\s*</sup>${BLANK}*|\\?\[([a-z])\\?\](?!\()[:.]?${BLANK}+)`)],
  ['round', new RegExp(String.raw`^\((\d{1,3})\)${BLANK}*`)],
  ['slash', new RegExp(String.raw`^(\d{1,3})/${BLANK}+`)],
  ['symbol', new RegExp(String.raw`^(?:<sup>\s*(${SYMBOL})\s*</sup>|(${SYMBOL})(?!\*))${BLANK}*`)],
  ['listed', new RegExp(String.raw`^(\d{1,3})\\?[.)]${BLANK}+`)],
]

const RAISED_DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const ROMAN_DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 }
const SYMBOLS = ['*', '**', '***', '†', '‡', '††', '‡‡']

/** The numbers a sign stands for: `1, 2` and `3-5` are several; null when it cannot be a sign of this style. */
export function readSign(style: NoteStyle, written: string): number[] | null {
  switch (style) {
    case 'raised':
      return readNumbers([...written].map(plainDigit).join(''))
    case 'roman':
      return readRoman(written)
    case 'letter':
      return written === '' ? null : [written.charCodeAt(0) - 96]
    case 'symbol': {
      const place = SYMBOLS.indexOf(written.replaceAll('\\', ''))
      return place < 0 ? null : [place + 1]
    }
    default:
      return readNumbers(written)
  }
}

function plainDigit(digit: string): string {
  const value = RAISED_DIGITS.indexOf(digit)
  return value < 0 ? digit : String(value)
}

function readNumbers(written: string): number[] | null {
  const numbers: number[] = []
  for (const part of written.split(/\s?[,;]\s?/)) {
    const [first = 0, last = first] = part.split(/\s?[–-]\s?/).map(Number)
    if (last < first || last - first > 20) return null
    for (let number = first; number <= last; number += 1) numbers.push(number)
  }
  return numbers.every((number) => number > 0) ? numbers : null
}

function readRoman(written: string): number[] | null {
  if (written === '' || !/^(?:xl|l?x{0,3})(?:i[xv]|v?i{0,3})$/.test(written)) return null
  const digits = [...written].map((letter) => ROMAN_DIGITS[letter] ?? 0)
  return [digits.reduce((sum, value, at) => sum + (value < (digits[at + 1] ?? 0) ? -value : value), 0)]
}

/** A sign as a reader of the page sees it: `[2]` for `\\[2\\]`, `2` for `<sup>2</sup>`. */
export function shownSign(written: string): string {
  return written.replace(/\\|<\/?sup[^>]*>|^(?:\*\*|__)(?=\[)|(?<=\].?)(?:\*\*|__)/gi, '').trim()
}
