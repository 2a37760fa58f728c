import { type ConvertedHtml, type HtmlSource, htmlToMarkdown } from '../html/html-to-markdown'
import { tooMuchHtml } from '../html/page-bounds'

/** Signs that no text has so many of; reading more takes time that grows faster than the text. */
const BOUNDS: readonly (readonly [RegExp, number])[] = [
  [/[[\]`*_]/g, 40_000],
  [/[<&]/g, 150_000],
  [/\n|<(?:br|p|li|td)\b/gi, 40_000],
  [/<a\b/gi, 8_000],
]

/** Markdown of a body or comment. Of one that is made to exhaust its reader only the words are taken, which is a problem to tell. */
export function boundedMarkdown(html: string, source: HtmlSource): ConvertedHtml {
  const why = tooMuch(html) ?? tooMuch(source.wordpressFootnotes ?? '')
  return why === null
    ? htmlToMarkdown(html, source)
    : { markdown: plainWords(html), notes: 0, problems: [`${why}; only its words were taken`] }
}

/** What stands between the tags, in which nothing is a tag. */
export function withoutTags(html: string): string {
  return html.replace(/<[^<>]*>/g, ' ').replaceAll('<', '&lt;')
}

function tooMuch(html: string): string | null {
  const isOver = ([sign, most]: readonly [RegExp, number]) => (html.match(sign)?.length ?? 0) > most
  return BOUNDS.some(isOver) ? 'it has more brackets, tags, lines or links than any text' : tooMuchHtml(html)
}

/** Words alone, one paragraph, with nothing in them that Markdown would read. */
function plainWords(html: string): string {
  const words = withoutTags(html).replace(/\s+/g, ' ').trim()
  return `${words.replace(/[\\`*_[\](){}#+\-.!|~^@<>$]/g, '\\$&')}\n`
}
