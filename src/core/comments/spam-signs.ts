import { z } from 'zod'
import type { Comment } from '../comment'
import { withCommas } from '../counted'
import { linksOf } from './links'
import { folded } from './words'

/** Why a comment looks like spam, in words for the person who decides. Postil itself decides nothing by it. */
export const SpamSign = z.strictObject({
  sign: z.enum(['many-links', 'mostly-links', 'known-words', 'repeated', 'link-as-name', 'hidden-markup']),
  reason: z.string(),
})
export type SpamSign = z.infer<typeof SpamSign>

/** From how many links on a comment is unusual. Readers who cite sources give one or two. */
const MANY_LINKS = 3

/** From how many equal comments on a text is called repeated. */
const REPEATED = 2

/** Words that sell. Each is matched as whole words, in any case. */
const SELLING_WORDS = [
  'backlinks',
  'bitcoin investment',
  'buy now',
  'casino',
  'cheap price',
  'cialis',
  'click here',
  'crypto investment',
  'earn money',
  'essay writing service',
  'forex',
  'free trial',
  'guest post service',
  'loan offer',
  'make money online',
  'online pharmacy',
  'payday loan',
  'replica watches',
  'seo services',
  'slot online',
  'viagra',
  'weight loss',
  'work from home',
]
const SELLING = new RegExp(`(?<![\\p{L}\\p{N}])(${SELLING_WORDS.join('|')})(?![\\p{L}\\p{N}])`, 'giu')

/**
 * Explains what about a comment is usual for spam; empty when nothing is. `copies` is how many comments of the library
 * hold this same text (see `sameText`), this one counted.
 */
export function spamSigns(comment: Pick<Comment, 'body' | 'title' | 'author' | 'kind'>, copies: number): SpamSign[] {
  if (comment.kind !== 'reader') return []
  const text = `${comment.title}\n${comment.body}`
  const links = linksOf(comment.body)
  const signs: SpamSign[] = []
  if (links.length >= MANY_LINKS)
    signs.push({ sign: 'many-links', reason: `${links.length} links, to ${listed([...new Set(links.map(hostOf))])}` })
  if (links.length > 0 && isMostlyLinks(comment.body, links.length))
    signs.push({ sign: 'mostly-links', reason: 'hardly any words besides its links' })
  const words = [...new Set([...text.matchAll(SELLING)].map((match) => match[0].toLowerCase()))]
  if (words.length > 0)
    signs.push({ sign: 'known-words', reason: `words often seen in spam: ${listed(words.map((word) => `“${word}”`))}` })
  if (copies >= REPEATED) signs.push({ sign: 'repeated', reason: `the same text in ${withCommas(copies)} comments` })
  if (/https?:|www\.|\.(com|net|ru|shop|info|xyz)\b/i.test(comment.author.name))
    signs.push({ sign: 'link-as-name', reason: 'a web address as its name' })
  if (/<\s*(script|iframe|style|object|embed|form|svg)\b|\[(url|link)=/i.test(text))
    signs.push({ sign: 'hidden-markup', reason: 'code in its text, which Postil does not run' })
  return signs
}

/** What two comments share when they say the same: letters and digits only, without case. Empty for very short texts. */
export function sameText(body: string): string {
  const key = folded(body)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return key.length < 24 ? '' : key
}

function isMostlyLinks(body: string, links: number): boolean {
  const words = body.replaceAll(/https?:\/\/\S+/gi, ' ').match(/\p{L}{2,}/gu) ?? []
  return words.length < links * 4
}

function hostOf(link: { readonly host: string }): string {
  return link.host
}

function listed(items: readonly string[]): string {
  const shown = items.slice(0, 4)
  return items.length > shown.length ? `${shown.join(', ')} and ${items.length - shown.length} more` : shown.join(', ')
}
