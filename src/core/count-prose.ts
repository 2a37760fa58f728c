const LINE_FEED = 10
const RETURN = 13
const SPACE = 32
const OPENING_BRACKET = 91
const CARET = 94

const DEFINITION = / {0,3}\[\^[^\]\s]+\]:/y
/** A footnote reference; a label has at most 999 letters. */
const REFERENCE = /\[\^[^\]\s]{1,999}\]/y

/** What a character is to a word; a word begins with a letter or digit. */
const UNKNOWN = 0
const BEGINS = 1
const GOES_ON = 2
const PARTS = 3

const KINDS = new Uint8Array(0x10000)

/**
 * How many words the running text of a post has, without the marks of notes and the lines on which one begins. Looks at one character after
 * the other and makes nothing: it runs at each save, over texts of megabytes too.
 */
export function countProse(body: string): number {
  let words = 0
  let inWord = false
  let at = lineOfProse(body, 0)
  while (at < body.length) {
    const code = body.charCodeAt(at)
    if (code === LINE_FEED || code === RETURN) {
      inWord = false
      at = lineOfProse(body, at + 1)
      continue
    }
    if (code === OPENING_BRACKET && body.charCodeAt(at + 1) === CARET) {
      REFERENCE.lastIndex = at
      if (REFERENCE.test(body)) {
        inWord = false
        at = REFERENCE.lastIndex
        continue
      }
    }
    const paired = code >= 0xd800 && code <= 0xdbff && at + 1 < body.length
    const kind = paired ? kindOf(String.fromCodePoint(body.codePointAt(at) ?? 0)) : kindOfUnit(code)
    if (kind === BEGINS && !inWord) {
      words += 1
      inWord = true
    } else if (kind === PARTS) inWord = false
    at += paired && (body.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
  }
  return words
}

/** The beginning of the first line from `start` on that begins no note. */
function lineOfProse(body: string, start: number): number {
  let at = start
  while (isDefinition(body, at)) {
    while (at < body.length && body.charCodeAt(at) !== LINE_FEED && body.charCodeAt(at) !== RETURN) at += 1
    if (at < body.length) at += 1
  }
  return at
}

function isDefinition(body: string, line: number): boolean {
  let at = line
  while (at < line + 3 && body.charCodeAt(at) === SPACE) at += 1
  if (body.charCodeAt(at) !== OPENING_BRACKET || body.charCodeAt(at + 1) !== CARET) return false
  DEFINITION.lastIndex = line
  return DEFINITION.test(body)
}

function kindOfUnit(code: number): number {
  const known = KINDS[code] ?? UNKNOWN
  if (known !== UNKNOWN) return known
  const kind = kindOf(String.fromCharCode(code))
  KINDS[code] = kind
  return kind
}

function kindOf(character: string): number {
  if (/[\p{L}\p{N}]/u.test(character)) return BEGINS
  return /[\p{M}'’-]/u.test(character) ? GOES_ON : PARTS
}
