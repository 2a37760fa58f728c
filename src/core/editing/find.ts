import type { TextEdit } from '../text-edit'

export interface FindOptions {
  /** Capital and small letters differ. */
  readonly matchCase: boolean
  /** Only where the match is not part of a longer word. */
  readonly wholeWord: boolean
  /** The words looked for are a regular expression of JavaScript. */
  readonly pattern: boolean
}

export interface Match {
  readonly from: number
  readonly to: number
}

/** No list of matches is longer than this. */
export const MOST_MATCHES = 10_000

/** What is looked for, ready to run; an expression that is none is told in words. */
export type Finder =
  | { readonly ok: true; readonly expression: RegExp }
  | { readonly ok: false; readonly problem: string }

/** Makes the finder for some words. */
export function finder(words: string, options: FindOptions): Finder {
  const source = options.pattern ? words : words.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
  const bounded = options.wholeWord ? `(?<![\\p{L}\\p{N}\\p{M}_])(?:${source})(?![\\p{L}\\p{N}\\p{M}_])` : source
  try {
    return { ok: true, expression: new RegExp(bounded, `gmu${options.matchCase ? '' : 'i'}`) }
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message.replace(/^Invalid regular expression: .*: /, '') : ''
    return { ok: false, problem: `This is no expression yet: ${reason.toLowerCase()}` }
  }
}

/** All matches in a text, in order, at most `MOST_MATCHES`; empty ones are left out. `within` limits them to stretches. */
export function findAll(text: string, expression: RegExp, within: readonly Match[] | null = null): Match[] {
  const found: Match[] = []
  for (const match of text.matchAll(expression)) {
    const [from, to] = [match.index, match.index + match[0].length]
    if (to === from) continue
    if (within && !within.some((stretch) => stretch.from <= from && to <= stretch.to)) continue
    found.push({ from, to })
    if (found.length === MOST_MATCHES) break
  }
  return found
}

/**
 * The splices that put new words in the place of matches. With a pattern, `$1` and `$<name>` stand for its groups, `$$`
 * for a dollar sign, `\n` for a new line; without one the words are taken as they are.
 */
export function replaceMatches(
  text: string,
  matches: readonly Match[],
  expression: RegExp,
  words: string,
  pattern: boolean,
): TextEdit[] {
  const once = new RegExp(expression.source, expression.flags.replace('g', 'y'))
  const template = words.replaceAll('\\n', '\n').replaceAll('\\t', '\t')
  return matches.map(({ from, to }) => {
    if (!pattern) return { from, to, insert: words }
    once.lastIndex = from
    const match = once.exec(text)
    return { from, to, insert: match ? expand(template, match) : words }
  })
}

function expand(template: string, match: RegExpExecArray): string {
  return template.replaceAll(/\$(\$|&|\d{1,2}|<[^>]+>)/g, (whole, name: string) => {
    if (name === '$') return '$'
    if (name === '&') return match[0]
    if (name.startsWith('<')) return match.groups?.[name.slice(1, -1)] ?? ''
    return Number(name) < match.length ? (match[Number(name)] ?? '') : whole
  })
}
