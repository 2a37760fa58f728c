import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown'
import { autolink, characterEscape, codeText, htmlText } from 'micromark-core-commonmark'
import type { Code, Construct, Effects, Extension, State, Token, TokenizeContext } from 'micromark-util-types'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    inlineNote: 'inlineNote'
    inlineNoteMarker: 'inlineNoteMarker'
    inlineNoteText: 'inlineNoteText'
  }
  interface ParseContext {
    /** Where each `^[` seen so far ends (offset of its `]`), or -1 when it does not end. */
    inlineNotes?: Map<number, number>
  }
}

const CARET = 94
const OPEN = 91
const CLOSE = 93
const BACKSLASH = 92
const BACKTICK = 96
const LESS_THAN = 60

/** Notes in notes in notes are told apart this deep; deeper ones stay plain text, so that no text nests without end. */
const MAX_DEPTH = 4

/**
 * Inline notes in Pandoc's manner: `^[text]`, brackets inside balanced, code spans and escapes respected.
 * Source of the rule: Pandoc's manual, extension `inline_notes`.
 */
export function inlineNoteSyntax(): Extension {
  return { text: { [CARET]: { name: 'inlineNote', tokenize: tokenizeInlineNote } } }
}

/** Turns the tokens of `inlineNoteSyntax` into `inlineNote` nodes. */
export function inlineNoteFromMarkdown(): FromMarkdownExtension {
  return {
    canContainEols: ['inlineNote'],
    enter: {
      inlineNote(token) {
        this.enter({ type: 'inlineNote', children: [] }, token)
      },
    },
    exit: {
      inlineNote(token) {
        this.exit(token)
      },
    },
  }
}

const lookAhead: Construct = { tokenize: tokenizeLookAhead, partial: true }

function tokenizeInlineNote(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const ends = endsOf(this)
  const start = this.now().offset
  const end = () => ends.get(start) ?? -1
  const position = () => this.now().offset
  // `[^[` begins the label of a note that cannot be, not a note in place.
  if (this.previous === OPEN) return nok
  return ends.has(start) ? (code) => known(code) : (code) => effects.check(lookAhead, known, known)(code)

  function known(code: Code): State | undefined {
    if (end() < 0) return nok(code)
    effects.enter('inlineNote')
    effects.enter('inlineNoteMarker')
    effects.consume(code)
    return bracket
  }

  function bracket(code: Code): State | undefined {
    effects.consume(code)
    effects.exit('inlineNoteMarker')
    return (next) => {
      effects.enter('inlineNoteText')
      return open(next, undefined)
    }
  }

  /** Begins the part of the text on one line; the parts are chained, so that marks of outer blocks between are skipped. */
  function open(code: Code, previous: Token | undefined): State | undefined {
    const token = effects.enter('chunkText', previous ? { contentType: 'text', previous } : { contentType: 'text' })
    if (previous) previous.next = token
    return inside(code, token)
  }

  function inside(code: Code, token: Token): State | undefined {
    if (position() === end()) {
      effects.exit('chunkText')
      effects.exit('inlineNoteText')
      effects.enter('inlineNoteMarker')
      effects.consume(code)
      effects.exit('inlineNoteMarker')
      effects.exit('inlineNote')
      return ok
    }
    effects.consume(code)
    if (isLineEnding(code)) {
      if (position() === end()) return (next) => inside(next, token)
      effects.exit('chunkText')
      return (next) => open(next, token)
    }
    return (next) => inside(next, token)
  }
}

/** Reads on to the end of the text once, and remembers for every `^[` on the way where it ends. */
function tokenizeLookAhead(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const ends = endsOf(this)
  const position = () => this.now().offset
  const isBehindBracket = () => this.previous === OPEN
  /** Open brackets: the offset of the caret for a note, -1 for another bracket. */
  const stack: number[] = []
  let notes = 0
  let within = false
  return inside

  function inside(code: Code): State | undefined {
    switch (code) {
      case null:
        return finish(nok, code)
      case CARET:
        return caret(code)
      case BACKSLASH:
        leave()
        return effects.attempt(characterEscape, inside, step)(code)
      case BACKTICK:
        leave()
        return effects.attempt(codeText, inside, backticks)(code)
      case LESS_THAN:
        leave()
        return effects.attempt([autolink, htmlText], inside, step)(code)
      case OPEN:
        stack.push(-1)
        return step(code)
      case CLOSE:
        return close(code)
      default:
        return step(code)
    }
  }

  function step(code: Code): State {
    consume(code)
    return inside
  }

  function consume(code: Code): void {
    if (!within) effects.enter('inlineNoteText')
    within = true
    effects.consume(code)
  }

  function leave(): void {
    if (within) effects.exit('inlineNoteText')
    within = false
  }

  function backticks(code: Code): State | undefined {
    if (code !== BACKTICK) return inside(code)
    consume(code)
    return backticks
  }

  function caret(code: Code): State {
    const at = position()
    const afterBracket = isBehindBracket()
    consume(code)
    return (next) => {
      if (next !== OPEN || afterBracket) return inside(next)
      stack.push(at)
      notes += 1
      return step(next)
    }
  }

  function close(code: Code): State | undefined {
    const at = position()
    const opener = stack.pop()
    if (opener !== undefined && opener >= 0) {
      ends.set(opener, notes > MAX_DEPTH || at === opener + 2 ? -1 : at)
      notes -= 1
    }
    return stack.length === 0 ? finish(ok, code) : step(code)
  }

  function finish(next: State, code: Code): State | undefined {
    for (const opener of stack) if (opener >= 0) ends.set(opener, -1)
    leave()
    return next(code)
  }
}

function endsOf(context: TokenizeContext): Map<number, number> {
  context.parser.inlineNotes ??= new Map()
  return context.parser.inlineNotes
}

function isLineEnding(code: Code): boolean {
  return code !== null && code < -2
}
