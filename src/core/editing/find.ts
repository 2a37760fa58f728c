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
  /** What the groups of an expression caught, when it has some. */
  readonly groups?: Groups
}

interface Groups {
  /** By number; the first is `$1`. One that took no part is left empty. */
  readonly numbered: readonly string[]
  readonly named: ReadonlyMap<string, string>
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
    found.push(match.length > 1 ? { from, to, groups: groupsOf(match) } : { from, to })
    if (found.length === MOST_MATCHES) break
  }
  return found
}

const NO_GROUPS: Groups = { numbered: [], named: new Map() }

function groupsOf(match: RegExpExecArray): Groups {
  const named = Object.entries(match.groups ?? {}).map(([name, caught]) => [name, caught ?? ''] as const)
  return { numbered: match.slice(1).map((caught) => caught ?? ''), named: new Map(named) }
}

/**
 * The splices that put new words in the place of matches of a text. With a pattern, `$1` and `$<name>` stand for its
 * groups, `$&` for all of the match, `$$` for a dollar sign, `\n` for a new line; without one the words are taken as
 * they are.
 */
export function replaceMatches(text: string, matches: readonly Match[], words: string, pattern: boolean): TextEdit[] {
  const template = words.replaceAll('\\n', '\n').replaceAll('\\t', '\t')
  return matches.map((match) => {
    const { from, to } = match
    return { from, to, insert: pattern ? expand(template, text.slice(from, to), match.groups) : words }
  })
}

function expand(template: string, whole: string, groups: Groups = NO_GROUPS): string {
  return template.replaceAll(/\$(\$|&|\d{1,2}|<[^>]+>)/g, (sign: string, name: string) => {
    if (name === '$') return '$'
    if (name === '&' || Number(name) === 0) return whole
    if (name.startsWith('<')) return groups.named.get(name.slice(1, -1)) ?? ''
    return groups.numbered[Number(name) - 1] ?? sign
  })
}
