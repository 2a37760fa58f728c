import type { Nodes, Parents, Root } from 'mdast'
import { offsetsOf } from '../../markdown/offsets'
import type { Cover } from './uncovered'

/** The places that Word, Google Docs and LibreOffice give marks and notes. */
const PLACE = String.raw`(?:_?(?:ftnt?|edn)_?(?:ref)?\d+|sd(?:foot|end)note\d+(?:anc|sym))`
const LEADS_TO_PLACE = new RegExp(`#${PLACE}$`, 'i')
const OPENING_LINK = new RegExp(String.raw`^<a\b[^>]*\shref=["']?[^"'\s>]*#${PLACE}["']?[\s>]`, 'i')
const EMPTY_PLACE = new RegExp(String.raw`^<a\s+(?:name|id)=["']?${PLACE}["']?\s*>$`, 'i')
const SIGN = /^\s*\[?(\d{1,3})\]?\s*$/

/** A number with the tags around it has no more. */
const MOST_PARTS = 12

/**
 * Links that were note marks in Word and lead nowhere any more, `[\[1\]](#_ftn1)` and `<a href="#_ftn1">[1]</a>`: behind each
 * stands a plain `[1]`. The places they led to, `<a name="_ftn1"></a>`, hide the beginning of a note.
 */
export function deadLinks(text: string, root: Root): Cover[] {
  const found: Cover[] = []
  collect(root, text, found)
  return found
}

function collect(parent: Parents, text: string, found: Cover[]): void {
  for (let index = 0; index < parent.children.length; index += 1) {
    const node = parent.children[index] as Nodes
    const { from } = offsetsOf(node)
    const end = endOfLink(parent, index)
    const last = end === null ? undefined : (parent.children[end] as Nodes)
    if (end === null || !last) {
      if ('children' in node) collect(node, text, found)
      continue
    }
    const { to } = offsetsOf(last)
    const number = SIGN.exec(wordsOf(parent.children.slice(index, end + 1)))?.[1]
    if (number !== undefined || node !== last) {
      const insert = number === undefined ? '' : `[${number}]`
      found.push({ from, to, edits: [{ from, to, insert }] })
    }
    index = end
  }
}

/** The index of the last node of a link or empty place that begins at `index`; null when none does that is a mark's. */
function endOfLink({ children }: Parents, index: number): number | null {
  const node = children[index]
  if (node?.type === 'link') return LEADS_TO_PLACE.test(node.url) && SIGN.test(wordsOf([node])) ? index : null
  if (node?.type !== 'html') return null
  const next = children[index + 1]
  if (EMPTY_PLACE.test(node.value)) return next?.type === 'html' && isEnd(next.value) ? index + 1 : null
  if (!OPENING_LINK.test(node.value)) return null
  const inside = children.slice(index + 1, index + MOST_PARTS)
  const length = inside.findIndex((one) => one.type === 'html' && isEnd(one.value))
  return length > 0 && SIGN.test(wordsOf(inside.slice(0, length))) ? index + 1 + length : null
}

function isEnd(tag: string): boolean {
  return /^<\/a\s*>$/i.test(tag)
}

/** What nodes say, without tags. */
function wordsOf(nodes: readonly Nodes[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.value : 'children' in node ? wordsOf(node.children) : ''))
    .join('')
}
