import type { CslName } from '../../sources/names'
import { fromLatex, splitOutsideBraces } from './latex'

/** The names of a BibTeX field, "and" between them: "Last, First", "First von Last", "von Last, Jr., First", "{An Office}". */
export function readBibtexNames(latex: string): CslName[] {
  return splitOutsideBraces(latex, /^\s+and(?=\s|$)/i)
    .map((name) => name.trim())
    .filter((name) => name !== '' && name.toLowerCase() !== 'others')
    .map(readName)
}

function readName(latex: string): CslName {
  if (isBraced(latex)) return { literal: fromLatex(latex) }
  const parts = splitOutsideBraces(latex, /^\s*,\s*/)
  const named = readNamedParts(parts)
  if (named) return named
  // "Oliver Wendell Holmes, Jr." has no given name behind its comma.
  if (parts.length === 2 && /^(?:Jr|Sr)\.?$|^[IVX]+$/.test(parts[1]?.trim() ?? ''))
    return { ...readName(parts[0] ?? ''), suffix: parts[1]?.trim() ?? '' }
  if (parts.length > 1) {
    const [last = '', second = '', third] = parts
    const suffix = third === undefined ? '' : fromLatex(second)
    return withParticle(fromLatex(last), fromLatex(third ?? second), suffix)
  }
  const words = splitOutsideBraces(latex, /^[\s~]+/).filter((word) => word !== '')
  if (words.length === 1) return { literal: fromLatex(latex) }
  const von = words.findIndex((word, index) => index < words.length - 1 && startsLower(word))
  const split = von >= 0 ? von : words.length - 1
  return withParticle(fromLatex(words.slice(split).join(' ')), fromLatex(words.slice(0, split).join(' ')), '')
}

/** BibLaTeX's long form, which Zotero writes: "family=Hicks, given=Ann, prefix=von, useprefix=true". */
function readNamedParts(parts: readonly string[]): CslName | null {
  const said = new Map(
    parts.map((part): [string, string] => {
      const [name = '', value = ''] = part.split('=', 2)
      return [name.trim(), value.trim()]
    }),
  )
  const part = (name: string) => fromLatex(said.get(name) ?? '')
  const family = part('family')
  if (family === '') return null
  const particle = said.get('useprefix') === 'false' ? 'dropping-particle' : 'non-dropping-particle'
  return {
    ...(part('prefix') === '' ? {} : { [particle]: part('prefix') }),
    family,
    ...(part('given') === '' ? {} : { given: part('given') }),
    ...(part('suffix') === '' ? {} : { suffix: part('suffix') }),
  }
}

/** "von Hicks" is a particle and a family name. */
function withParticle(last: string, given: string, suffix: string): CslName {
  const [, particle, family] = /^((?:\p{Ll}[\p{L}'’.]*\s+)+)(\S.*)$/u.exec(last) ?? []
  return {
    ...(particle ? { 'non-dropping-particle': particle.trim() } : {}),
    family: family ?? last,
    ...(given === '' ? {} : { given }),
    ...(suffix === '' ? {} : { suffix }),
  }
}

/** A word in braces is nobody's particle, unless a command stands in them: "{van}" is not, "{\'e}tienne" is. */
function startsLower(word: string): boolean {
  const bare = word.replace(/^\{\}/, '')
  return !/^\{[^\\]/.test(bare) && /^\p{Ll}/u.test(fromLatex(bare))
}

/** Whether one pair of braces holds all of it: the name of an office, not of a person. */
function isBraced(latex: string): boolean {
  if (!latex.startsWith('{') || !latex.endsWith('}')) return false
  let depth = 0
  for (let at = 0; at < latex.length; at += 1) {
    if (latex[at] === '\\') at += 1
    else if (latex[at] === '{') depth += 1
    else if (latex[at] === '}') depth -= 1
    if (depth === 0) return at === latex.length - 1
  }
  return false
}
