import type { RootContent } from 'mdast'
import { offsetsOf } from '../../markdown/offsets'

/** What parts the notes from the words before them. */
export interface Opening {
  readonly from: number
  readonly to: number
  /** The index of the block behind it. */
  readonly next: number
  /** It says "Notes". */
  readonly titled: boolean
}

const NAME =
  '(?:foot-?|end-?)?notes?|references|sources|citations|works cited|bibliography|anmerkungen|fußnoten|endnoten|notas|note'
const TITLE = new RegExp(String.raw`^(?:${NAME})(?:\s*(?:and|&|&amp;|\/|und|y|e|et)\s*(?:${NAME}))?\s*:?$`, 'i')

/** A rule, a line of underscores, a forced blank or a heading "Notes" at `index`, several of them too. */
export function openingAt(text: string, blocks: readonly RootContent[], index: number): Opening | null {
  let next = index
  let titled = false
  while (next < blocks.length && isOpening(blocks[next] as RootContent, text)) {
    titled ||= isTitle(blocks[next] as RootContent, text)
    next += 1
  }
  if (next === index) return null
  const from = offsetsOf(blocks[index] as RootContent).from
  return { from, to: offsetsOf(blocks[next - 1] as RootContent).to, next, titled }
}

/** What parts the notes has no more characters, however it is written. */
const LONGEST = 1_000

export function isOpening(block: RootContent, text: string): boolean {
  if (block.type === 'thematicBreak') return true
  const { from, to } = offsetsOf(block)
  if (to - from > LONGEST) return false
  const isHtml = block.type === 'html'
  const source = isHtml ? sourceOf(block, text).replace(/^<p>\s*|\s*<\/p>$/gi, '') : sourceOf(block, text)
  if (isHtml && /^<hr\b[^>]*>$/i.test(source)) return true
  if ((isHtml || block.type === 'paragraph') && /^(?:\\?_){3,}$|^(?:&nbsp;|\u00a0)+$|^[-–—]{3,}$/.test(source))
    return true
  return isTitle(block, text)
}

function isTitle(block: RootContent, text: string): boolean {
  if (block.type !== 'heading' && block.type !== 'paragraph' && block.type !== 'html') return false
  const words = sourceOf(block, text)
    .replace(/^#+\s*|\s*#*$|\n[=-]+$/g, '')
    .replace(/<\/?(?:b|strong|i|em|u|p|center|h[1-6])(?:\s+class="[^"]*")?>/gi, '')
    // FlatPress writes “[footnotes]”.
    .replace(/^(?:[*_]|\\?\[)+|(?:[*_]|\\?\])+$/g, '')
    .replace(/:[*_]+$/, ':')
  return TITLE.test(words.trim())
}

/** Without blanks at both ends; a no-break space is none. */
function sourceOf(block: RootContent, text: string): string {
  const { from, to } = offsetsOf(block)
  return text.slice(from, to).replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
}
