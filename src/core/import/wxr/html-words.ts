import { fromHtml } from 'hast-util-from-html'
import { textOf } from '../html/tree'

/** The words of a short piece of HTML, such as a title: without tags, `&amp;` as `&`, no-break spaces kept. */
export function htmlWords(html: string): string {
  const text = /[<&]/.test(html) ? textOf(fromHtml(html, { fragment: true })) : html
  return text.replace(/[ \t\r\n]+/g, ' ').trim()
}
