import { Id } from './identifier'

/** How long a slug made from a title may grow; the title's last whole word that fits ends it. */
const LONGEST = 80

/** A slug from a title: lower case, letters and digits of any script, hyphens between; `untitled` when nothing is left. */
export function slugify(title: string): string {
  const words = title
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/['’ʼ]/gu, '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map((word) => word.replace(/^\p{M}+/u, ''))
    .filter((word) => word !== '')
  let slug = ''
  for (const word of words) {
    const longer = slug === '' ? [...word].slice(0, LONGEST).join('') : `${slug}-${word}`
    if (longer.length > LONGEST && slug !== '') break
    slug = longer
  }
  return slug || 'untitled'
}

/** The wanted slug, or with `-2`, `-3`, … behind it the first that is not taken. */
export function freeSlug(wanted: string, taken: (slug: string) => boolean): string {
  if (!taken(wanted)) return wanted
  let number = 2
  while (taken(`${wanted}-${number}`)) number += 1
  return `${wanted}-${number}`
}

/** True when a slug was made from this title and not by the author's hand, so that it may follow a new title. */
export function isSlugOf(slug: string, title: string): boolean {
  const made = slugify(title)
  return slug === made || (slug.startsWith(`${made}-`) && /^\d+$/.test(slug.slice(made.length + 1)))
}

/**
 * An id made of a name: ASCII, lower case, at most 60 characters, safe as a file name on every system. A name without an
 * ASCII letter or digit gives `fallback`.
 */
export function idFrom(name: string, fallback: string): string {
  const plain = name.normalize('NFKD').replaceAll(/(\p{Script=Latin})\p{M}+/gu, '$1')
  const ascii = slugify(plain)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '')
  return Id.safeParse(ascii).success ? ascii : Id.parse(fallback)
}
