import { z } from 'zod'

/**
 * The shape of a language tag in RFC 5646: language, script, region, variants, extensions, private use. No language is
 * registered by more than three letters: a longer word is the name of one.
 */
const SHAPE =
  /^[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*(-[a-wyz\d](-[a-z\d]{2,8})+)*(-x(-[a-z\d]{1,8})+)?$/i

/** A language as a person types it or a file says it. What is stored is `Language`, which is less strict. */
export const LanguageTag = z.string().regex(SHAPE, 'a language is written like en or en-GB')

/** A stored language as pages name it: as much of it, from its beginning, as is a tag; `und` where nothing is. */
export function languageTag(stored: string): string {
  const parts = stored.split('-')
  while (parts.length > 0 && !SHAPE.test(parts.join('-'))) parts.pop()
  return parts.join('-') || 'und'
}
