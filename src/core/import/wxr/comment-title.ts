/** No title is longer. */
const LONGEST = 100

const LINE = /^\s*(?:<p>\s*)?<(strong|b)>([^<>\n]+)<\/\1>[ \t]*(?:<\/p>|<br\s*\/?>|(?=\r?\n))\s*(?=\S)/i

/**
 * The title of a comment that begins with one: a short line all of emphasised words, with more behind it. Not what may be a
 * sentence, a note's number or an address. Takes HTML, answers the title as HTML and the rest.
 */
export function commentTitle(html: string): { readonly title: string; readonly rest: string } | null {
  const [whole, , words = ''] = LINE.exec(html) ?? []
  const title = words.trim()
  if (whole === undefined || title === '' || title.length > LONGEST) return null
  if (/[.,;:…–—-]$|\[\d+\]|:\/\/|^@/.test(title)) return null
  return { title, rest: html.slice(whole.length) }
}
