/**
 * How the programs people write with name the two ends of a note in HTML: the fragment a mark leads to, and the one the note
 * leads back to. Collected from their output; numbers and prefixes vary.
 */
const NOTE = [
  /^_?(?:ftn|edn)\d+$/i, // Word, classic and block editor
  /^ftnt\d+$/i, // Google Docs
  /^sd(?:foot|end)note\d+sym$/i, // LibreOffice
  /^(?:user-content-)?fn[-:]?[\w.-]*\d[\w.-]*$/i, // Pandoc, GFM, PHP Markdown Extra, Jetpack, MarkText
  /^(?:user-content-)?fn[-:][\w.-]+$/i,
  /^(?:foot|end)note[-_]?\d+(?:[-_]\d+)*$/i, // Mammoth, Substack, Civil Footnotes
  /^dfref-footnote-\d+$/i, // Typora
  /^cite_note-[\w.:-]+$/i, // MediaWiki
  /^easy-footnote-bottom-\d+(?:-\d+)?$/i,
  /^note-\d+(?:-\d+)?$/i, // Simple Footnotes
  /^footnote_plugin_reference_[\d_]+$/i,
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i, // WordPress 6.3
]

const BACK = [
  /^_?(?:ftn|edn)ref\d+$/i,
  /^ftnt_ref\d+$/i,
  /^sd(?:foot|end)note\d+anc$/i,
  /^(?:user-content-)?fn-?ref[\w.:-]*$/i,
  /^(?:foot|end)note-ref-?\d+$/i,
  /^ref-footnote-\d+$/i,
  /^cite_ref-[\w.:-]+$/i,
  /^footnote-anchor-\d+$/i,
  /^return-note-[\d-]+$/i,
  /^identifier_[\d_]+$/i,
  /^footnote_plugin_tooltip_[\d_]+$/i,
  /^[0-9a-f-]{36}-link$/i,
  /^easy-footnote-\d+(?:-\d+)?$/i,
]

/** Comments of a review look like notes and are none. */
export function isReviewComment(fragment: string): boolean {
  return /^_?(?:cmnt|msocom|_msoanchor|cmnt_ref)[_-]?/i.test(fragment)
}

export function namesNote(fragment: string): boolean {
  return !namesMark(fragment) && NOTE.some((pattern) => pattern.test(fragment))
}

export function namesMark(fragment: string): boolean {
  return BACK.some((pattern) => pattern.test(fragment))
}

/** The fragment of an address, whatever stands before it: pages move, and redirects of a search engine wrap links. */
export function fragmentOf(href: string): string | null {
  const address = unwrapRedirect(href)
  const at = address.indexOf('#')
  if (at < 0 || at === address.length - 1) return null
  try {
    return decodeURIComponent(address.slice(at + 1))
  } catch {
    return address.slice(at + 1)
  }
}

/** The address behind `https://www.google.com/url?q=…`, which Google Docs wraps around every link. */
export function unwrapRedirect(href: string): string {
  const match = /^https?:\/\/(?:www\.)?google\.[a-z.]+\/url\?(?:.*?[?&])?q=([^&]+)/i.exec(href)
  if (!match?.[1]) return href
  try {
    return decodeURIComponent(match[1])
  } catch {
    return href
  }
}

/** What a mark or the sign before a note says: a number, perhaps in brackets, or a sign. */
export const MARK_WORDS = /^[\s\u00a0]*[[(]?(?:\d{1,4}|[ivxlc]{1,6}|[*†‡§¶]{1,3}|[a-z])[\])]?[.:]?[\s\u00a0]*$/i
