import type { Link, Nodes } from 'mdast'
import { parseMarkdown } from '../../markdown/parse'
import { printDate } from '../../printed-date'
import { applyEdits, type TextEdit } from '../../text-edit'
import type { BlogIndex, LinkedPost } from './blog-index'

/**
 * Makes cross-references of the links of a text to other posts of its blog whose words are the title there, with or without its
 * date behind it. Other links stay.
 */
export function referOwnLinks(text: string, blog: BlogIndex, language: string): string {
  const addresses = [...text.matchAll(/\]\(<?([^\s)>]+)/g)].map(([, address = '']) =>
    address.replace(/\\(?=[!-/:-@[-`{-~])/g, ''),
  )
  if (!addresses.some((address) => blog.postAt(address) !== null)) return text
  const edits: TextEdit[] = []
  const visit = (node: Nodes): void => {
    const post = node.type === 'link' ? blog.postAt(node.url) : null
    const edit = post !== null && node.type === 'link' ? referenceFor(text, node, post, language) : null
    if (edit !== null) edits.push(edit)
    else if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(parseMarkdown(text))
  return applyEdits(text, edits)
}

function referenceFor(text: string, link: Link, post: LinkedPost, language: string): TextEdit | null {
  const [from, to] = [link.position?.start.offset, link.position?.end.offset]
  if (from === undefined || to === undefined || link.url.includes('#') || plain(post.title) === '') return null
  const dates = post.date === null ? [] : datesOf(post.date, language)
  const words = plain(wordsOf(link))
  const title = plain(post.title)
  const insert = `[[${post.slug}]]`
  if (dates.some((date) => words === `${title} (${date})`)) return { from, to, insert }
  if (words !== title) return null
  // The reference prints the date, so the one that is typed behind it goes.
  const behind = /^[”"’']?\s\(([^()\n]{6,40})\)/.exec(text.slice(to, to + 50))
  const quoted = /[“"‘']$/.test(text.slice(0, from)) && /^[”"’']/.test(text.slice(to))
  if (behind === null || !dates.includes(plain(behind[1] ?? ''))) return quoted ? null : { from, to, insert }
  return { from: quoted ? from - 1 : from, to: to + behind[0].length, insert }
}

function datesOf(timestamp: string, language: string): string[] {
  return [
    ...new Set([printDate(timestamp, language), printDate(timestamp, language, 'short'), printDate(timestamp)]),
  ].map(plain)
}

function wordsOf(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  return 'children' in node ? node.children.map(wordsOf).join('') : ' '
}

/** Words as they compare: quotation marks around them, and which kind is used, make no difference. */
function plain(words: string): string {
  return words
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
}
