import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item'
import type { Code, Construct, ConstructRecord, Effects, Extension, State, TokenizeContext } from 'micromark-util-types'
import { crossReferenceSyntax } from './cross-reference-syntax'
import { inlineNoteSyntax } from './inline-note-syntax'

const EXCLAMATION = 33
const BRACKET = 91
const BRACKET_END = 93

/** The syntax of a text: GFM, inline notes, cross-references. `text` is what will be read; what it has no sign of is left out. */
export function syntaxFor(text: string): Extension[] {
  const extensions: Extension[] = [noteSyntax, gfmStrikethrough(), gfmTaskListItem()]
  if (text.includes('|')) extensions.push(gfmTable())
  if (text.includes('^[')) extensions.push(inlineNoteSyntax())
  if (text.includes('[[')) extensions.push(crossReferenceSyntax())
  if (/https?:\/\//i.test(text)) extensions.push(autolink('protocolAutolink'))
  if (/www\./i.test(text)) extensions.push(autolink('wwwAutolink'))
  if (/@[\w-]+\./.test(text)) extensions.push(autolink('emailAutolink'))
  return extensions
}

const { document: footnoteDefinition, text: footnoteText } = gfmFootnote()

/**
 * GFM's notes. Of `![^a]` the package finds out at each `]` whether it was one by reading back over the whole paragraph;
 * here the `!` looks ahead instead.
 */
const noteSyntax: Extension = {
  ...(footnoteDefinition ? { document: footnoteDefinition } : {}),
  text: {
    ...Object.fromEntries(Object.entries(footnoteText ?? {}).filter(([code]) => Number(code) !== BRACKET_END)),
    [EXCLAMATION]: { name: 'exclamationBeforeNote', tokenize: tokenizeExclamation },
  },
}

const noteCall: Construct = { ...(constructsAt(footnoteText, BRACKET)[0] as Construct), partial: true }

function tokenizeExclamation(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  return (code: Code) => {
    effects.enter('data')
    effects.consume(code)
    effects.exit('data')
    return (next) => (next === BRACKET ? effects.check(noteCall, ok, nok)(next) : nok(next))
  }
}

/** The constructs of one kind of literal link, under the characters it can begin with. */
function autolink(name: string): Extension {
  const known = AUTOLINKS.get(name)
  if (known) return known
  const text: ConstructRecord = {}
  const all = gfmAutolinkLiteral().text ?? {}
  for (const code of Object.keys(all)) {
    const own = constructsAt(all, Number(code)).filter((construct) => construct.name === name)
    if (own.length > 0) text[Number(code)] = own
  }
  AUTOLINKS.set(name, { text })
  return { text }
}

const AUTOLINKS = new Map<string, Extension>()

function constructsAt(record: ConstructRecord | undefined, code: number): Construct[] {
  const found = record?.[code]
  return found === undefined ? [] : Array.isArray(found) ? found : [found]
}
