import type { CslName } from '../../sources/names'
import { fromLatex, splitOutsideBraces } from './latex'

/** The names of a BibTeX field, "and" between them: "Last, First", "First von Last", "von Last, Jr., First", "{An Office}". */
export function readBibtexNames(latex: string): CslName[] {
  return splitOutsideBraces(latex, /^\s+and\s+/i)
    .map((name) => name.trim())
    .filter((name) => name !== '' && name.toLowerCase() !== 'others')
    .map(readName)
}

function readName(latex: string): CslName {
  if (/^\{[^{}]*\}$/.test(latex)) return { literal: fromLatex(latex) }
  const parts = splitOutsideBraces(latex, /^\s*,\s*/)
  if (parts.length > 1) {
    const [last = '', second = '', third] = parts
    const suffix = third === undefined ? '' : fromLatex(second)
    return withParticle(fromLatex(last), fromLatex(third ?? second), suffix)
  }
  const words = splitOutsideBraces(latex, /^[\s~]+/).filter((word) => word !== '')
  if (words.length === 1) return { literal: fromLatex(latex) }
  const von = words.findIndex((word, index) => index > 0 && index < words.length - 1 && startsLower(word))
  const split = von > 0 ? von : words.length - 1
  return withParticle(fromLatex(words.slice(split).join(' ')), fromLatex(words.slice(0, split).join(' ')), '')
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

function startsLower(word: string): boolean {
  return /^\p{Ll}/u.test(fromLatex(word.replace(/^\{\}/, '')))
}
