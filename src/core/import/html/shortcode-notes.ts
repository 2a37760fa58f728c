/** The element that a note written in place becomes until Markdown is made; a page's own of that name is renamed before. */
export const IN_PLACE = 'postil-note'

const PLACES: readonly RegExp[] = [
  /\[(ref|efn_note|mfn|footnote|fn)(?:\s[^[\]]*)?\]((?:(?!\[\1[\s\]])[\s\S])*?)\[\/\1\]/gi,
  /()\(\((?!ref:)((?:[^()]|\([^()]*\))+)\)\)/g,
  /\[(\d{1,3})\.[\s\u00a0]((?:[^[\]<]|<[^<>]*>)+)\]/g,
]

/**
 * Finds the notes that WordPress plugins let authors write in place: `[ref]…[/ref]`, `[efn_note]`, `[mfn]`, `[footnote]`,
 * `((…))`, `[1. …]`. Takes HTML source, returns it with an element around each; code is left alone.
 */
export function notesInPlace(html: string): string {
  const safe = html.replace(new RegExp(`<(/?)${IN_PLACE}\\b`, 'gi'), '<$1span')
  return outsideCode(safe, (piece) => repeated(withElements(piece)))
}

function outsideCode(html: string, change: (piece: string) => string): string {
  const code = /<(pre|code|textarea)\b(?:(?!<\1\b)[\s\S])*?<\/\1>/gi
  let result = ''
  let at = 0
  for (const match of html.matchAll(code)) {
    result += change(html.slice(at, match.index)) + match[0]
    at = match.index + match[0].length
  }
  return result + change(html.slice(at))
}

/** FlatPress begins its plain notes with this. */
const FLATPRESS = /\[footnotes\]\s*(?:<br ?\/?>)?\s*(?=\[1\])/gi

function withElements(piece: string): string {
  return PLACES.reduce(
    (text, pattern) => text.replace(pattern, (_, key: string, words: string) => element(words.trim(), key)),
    piece.replace(FLATPRESS, ''),
  )
}

/** Numbered ones that repeat number and words are one note. */
function element(words: string, key: string): string {
  const number = /^\d+$/.test(key) ? ` data-number="${key}"` : ''
  return `<${IN_PLACE}${number}>${words}</${IN_PLACE}>`
}

/** `((ref:2))` calls the second note again. */
function repeated(piece: string): string {
  return piece.replace(/\(\(ref:(\d{1,3})\)\)/gi, `<${IN_PLACE} data-again="$1"></${IN_PLACE}>`)
}
