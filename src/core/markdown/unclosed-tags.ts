import type { Html, Parents } from 'mdast'
import { STRIP } from './allowed-html'

const STRIPPED: ReadonlySet<string> = new Set(STRIP)
const TAG = /^<(\/?)([a-z][a-z0-9-]*)(?=[\s/>])/i
/** What holds words, where a tag stands among them; in all others HTML is a block. */
const PHRASES = /^(?:paragraph|heading|tableCell|emphasis|strong|delete|link|linkReference|phrases|inlineNote)$/

const known = new WeakMap<Parents, ReadonlySet<Html>>()
const NONE: ReadonlySet<Html> = new Set()

/**
 * Of the tags among some words, those that would take all behind them along because they are stripped with what is in them,
 * and nothing closes them: "the <title> of a case". They print as they are typed.
 */
export function unclosedTags(parent: Parents): ReadonlySet<Html> {
  if (!PHRASES.test(parent.type)) return NONE
  const before = known.get(parent)
  if (before) return before
  const unclosed = new Set<Html>()
  const closings = new Map<string, number>()
  for (const node of [...parent.children].reverse()) {
    const [, slash, name = ''] = node.type === 'html' ? (TAG.exec(node.value) ?? []) : []
    const tag = name.toLowerCase()
    if (node.type !== 'html' || !STRIPPED.has(tag)) continue
    const open = closings.get(tag) ?? 0
    if (slash === '/') closings.set(tag, open + 1)
    else if (open > 0) closings.set(tag, open - 1)
    else unclosed.add(node)
  }
  known.set(parent, unclosed)
  return unclosed
}
