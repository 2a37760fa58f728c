import type { Html } from 'mdast'
import type { PlacedBlock } from './definitions'

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
const TAG = /<(\/?)([a-z][a-z0-9-]*)(?:\s(?:"[^"]*"|'[^']*'|[^'">])*)?(\/?)>/gi

/**
 * Where HTML of the author's opens in one block and closes in another (`<div>`, words, `</div>`), the blocks between belong
 * together: they are one piece of HTML. Takes the top-level blocks, answers them in groups, in order; mostly of one.
 */
export function groupHtml(blocks: readonly PlacedBlock[]): PlacedBlock[][] {
  const last = lastOfGroup(blocks)
  const groups: PlacedBlock[][] = []
  for (let index = 0; index < blocks.length; index += 1) {
    let end = last.get(index) ?? index
    // Groups that overlap are one.
    for (let inner = index; inner <= end; inner += 1) end = Math.max(end, last.get(inner) ?? inner)
    groups.push(blocks.slice(index, end + 1))
    index = end
  }
  return groups
}

/** By the index of a block that opens an element closed in a later one, the index of that later one. */
function lastOfGroup(blocks: readonly PlacedBlock[]): Map<number, number> {
  const last = new Map<number, number>()
  const open: { readonly name: string; readonly index: number }[] = []
  const counts = new Map<string, number>()
  const count = (name: string, by: number) => counts.set(name, (counts.get(name) ?? 0) + by)
  blocks.forEach(({ node }, index) => {
    if (node.type !== 'html') return
    for (const { name, closing } of tagsOf(node)) {
      if (!closing) {
        open.push({ name, index })
        count(name, 1)
        continue
      }
      if ((counts.get(name) ?? 0) === 0) continue
      for (let tag = open.pop(); tag; tag = open.pop()) {
        count(tag.name, -1)
        if (tag.name !== name) continue
        if (tag.index < index) last.set(tag.index, Math.max(index, last.get(tag.index) ?? index))
        break
      }
    }
  })
  return last
}

function* tagsOf(block: Html): Generator<{ name: string; closing: boolean }> {
  for (const [, slash, name, selfClosing] of withoutComments(block.value).matchAll(TAG)) {
    if (name === undefined || VOID.has(name.toLowerCase()) || selfClosing === '/') continue
    yield { name: name.toLowerCase(), closing: slash === '/' }
  }
}

/** One that never ends holds all behind it. */
function withoutComments(html: string): string {
  const [before = '', ...comments] = html.split('<!--')
  return (
    before +
    comments.map((comment) => (comment.includes('-->') ? comment.slice(comment.indexOf('-->') + 3) : '')).join('')
  )
}
