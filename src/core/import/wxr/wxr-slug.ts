import { Slug } from '../../identifier'
import { slugify } from '../../slug'
import { htmlWords } from './html-words'
import type { WxrItem } from './item'

/** The slug of an item: its own, as letters where WordPress has written them with percent signs, or one made of its title. */
export function wxrSlug(item: Pick<WxrItem, 'slug' | 'title'>): string {
  const own = decoded(item.slug).replace(/__trashed(?:-\d+)?$/, '')
  if (own === '') return slugify(htmlWords(item.title))
  return Slug.safeParse(own).success ? own : slugify(own)
}

/** WordPress cuts long slugs in the middle of a letter. */
function decoded(slug: string): string {
  for (let text = slug, cut = 0; cut < 4; text = text.replace(/%[0-9a-f]{0,2}$/i, ''), cut += 1) {
    try {
      return decodeURIComponent(text)
    } catch {
      // Its last letter is not whole.
    }
  }
  return slug
}
