import { FORBIDDEN_SIGNS, inPlaceOf } from '../forbidden-signs'

/** A piece of HTML that may stand in a page as it is. Everything else is escaped by `html`. */
export class Html {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text
  }
}

type Piece = Html | string | number | null | undefined | false | readonly Piece[]

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const TO_ESCAPE = new RegExp(`[&<>"'${FORBIDDEN_SIGNS}]`, 'g')

/** Escapes text so that it is text in HTML and XML, between tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(TO_ESCAPE, (character) => ENTITIES[character] ?? inPlaceOf(character))
}

/**
 * Tagged template for HTML: strings put into it are escaped, `Html` and lists of it are not, and nothing (null, false)
 * prints nothing. There is no way to put unescaped text into a page but to say `trusted`.
 */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  let text = strings[0] ?? ''
  pieces.forEach((piece, index) => {
    text += print(piece) + (strings[index + 1] ?? '')
  })
  return new Html(text)
}

/** Marks text as HTML that is safe already: it comes from the sanitiser or from our own templates. */
export function trusted(text: string): Html {
  return new Html(text)
}

function print(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return ''
  if (piece instanceof Html) return piece.text
  if (Array.isArray(piece)) return piece.map(print).join('')
  return escapeHtml(String(piece))
}
