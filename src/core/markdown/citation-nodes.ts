import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown'
import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import type { Code, Construct, Effects, Extension, State, Token, TokenizeContext } from 'micromark-util-types'
import { type Citation, scanCitations } from '../sources/citation-syntax'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    citation: 'citation'
    citationMarker: 'citationMarker'
  }
}

const FIRST_CHARACTERS = { '[': 91, '@': 64, '-': 45 } as const

/**
 * Makes `citation` nodes of the citations that `scanCitations` finds in `text`, where Markdown has text there (not in code)
 * and no link reference of the same words is defined. Returns nothing to add for a text without citations.
 */
export function citationNodes(text: string): { syntax: Extension; fromMarkdown: FromMarkdownExtension } | null {
  if (!text.includes('@')) return null
  const citations = new Map(scanCitations(text).map((citation) => [citation.from, citation]))
  if (citations.size === 0) return null
  const construct = citationConstruct(text, citations)
  const firsts = new Set([...citations.keys()].map((from) => text[from] as keyof typeof FIRST_CHARACTERS))
  return {
    syntax: { text: Object.fromEntries([...firsts].map((first) => [FIRST_CHARACTERS[first], construct])) },
    fromMarkdown: {
      canContainEols: ['citation'],
      enter: {
        citation(token) {
          const citation = citations.get(token.start.offset)
          if (!citation) throw new RangeError(`no citation at ${token.start.offset}`)
          this.enter({ type: 'citation', children: [], citation }, token)
        },
      },
      exit: {
        citation(token) {
          this.exit(token)
        },
      },
    },
  }
}

function citationConstruct(text: string, citations: ReadonlyMap<number, Citation>): Construct {
  return { name: 'citation', tokenize }

  function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    const citation = citations.get(this.now().offset)
    if (!citation) return nok
    const words = normalizeIdentifier(text.slice(citation.from + 1, citation.to - 1))
    if (citation.form === 'bracketed' && this.parser.defined.includes(words)) return nok
    const position = () => this.now().offset

    // The first character stands by itself, or the citation would be found again inside itself without end.
    return (code) => {
      effects.enter('citation')
      effects.enter('citationMarker')
      effects.consume(code)
      effects.exit('citationMarker')
      return (next) => open(next, undefined)
    }

    function open(code: Code, previous: Token | undefined): State | undefined {
      const token = effects.enter('chunkText', previous ? { contentType: 'text', previous } : { contentType: 'text' })
      if (previous) previous.next = token
      return inside(code, token)
    }

    function inside(code: Code, token: Token): State | undefined {
      // A block may end before the citation does: then it is no citation.
      if (code === null) return nok(code)
      effects.consume(code)
      if (position() >= (citation?.to ?? 0)) {
        effects.exit('chunkText')
        effects.exit('citation')
        return ok
      }
      if (code >= -2) return (next) => inside(next, token)
      effects.exit('chunkText')
      return (next) => open(next, token)
    }
  }
}
