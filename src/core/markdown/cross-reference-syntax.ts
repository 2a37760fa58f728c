import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown'
import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import type { Code, Effects, Extension, State, TokenizeContext } from 'micromark-util-types'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    crossReference: 'crossReference'
  }
}

const OPEN = 91
const CLOSE = 93
const BAR = 124
const PARENTHESIS = 40
const MAX_LENGTH = 300

/** Cross-references to posts: `[[id-or-slug]]` and `[[id-or-slug|label]]`, on one line. A defined link of that name wins. */
export function crossReferenceSyntax(): Extension {
  return { text: { [OPEN]: { name: 'crossReference', tokenize } } }
}

/** Turns the tokens of `crossReferenceSyntax` into `crossReference` nodes. */
export function crossReferenceFromMarkdown(): FromMarkdownExtension {
  return {
    enter: {
      crossReference(token) {
        const value = this.sliceSerialize(token)
        const inside = value.slice(2, -2)
        const bar = inside.indexOf('|')
        const target = (bar < 0 ? inside : inside.slice(0, bar)).trim()
        const label = bar < 0 ? null : inside.slice(bar + 1).trim() || null
        this.enter({ type: 'crossReference', target, label, value }, token)
      },
    },
    exit: {
      crossReference(token) {
        this.exit(token)
      },
    },
  }
}

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const context = this
  let size = 0
  let target = ''
  let inTarget = true

  return (code) => {
    effects.enter('crossReference')
    effects.consume(code)
    return second
  }

  function second(code: Code): State | undefined {
    if (code !== OPEN) return nok(code)
    effects.consume(code)
    return inside
  }

  function inside(code: Code): State | undefined {
    if (code === null || code < -2 || code === OPEN || size > MAX_LENGTH) return nok(code)
    if (code === CLOSE) return close(code)
    if (code === BAR) inTarget = false
    else if (inTarget) target += code < 0 ? ' ' : String.fromCharCode(code)
    size += 1
    effects.consume(code)
    return inside
  }

  function close(code: Code): State | undefined {
    if (target.trim() === '' || context.parser.defined.includes(normalizeIdentifier(target))) return nok(code)
    effects.consume(code)
    return last
  }

  function last(code: Code): State | undefined {
    if (code !== CLOSE) return nok(code)
    effects.consume(code)
    effects.exit('crossReference')
    return after
  }

  /** `[[1]](url)` and `[[1]][url]` are links. */
  function after(code: Code): State | undefined {
    return code === PARENTHESIS || code === OPEN ? nok(code) : ok(code)
  }
}
