import { fromHtml } from 'hast-util-from-html'
import { tooMuchHtml } from '../html/page-bounds'
import { textOf } from '../html/tree'
import { withoutTags } from './bounded-html'

/** The words of a short piece of HTML, such as a title: without tags, `&amp;` as `&`, no-break spaces kept. */
export function htmlWords(html: string): string {
  const safe = tooMuchHtml(html) === null ? html : withoutTags(html)
  const text = /[<&]/.test(safe) ? textOf(fromHtml(safe, { fragment: true })) : safe
  return text.replace(/[ \t\r\n]+/g, ' ').trim()
}
