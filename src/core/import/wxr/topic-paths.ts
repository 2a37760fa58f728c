import type { WxrCategory } from './channel'
import { htmlWords } from './html-words'
import type { WxrItem } from './item'

type Categories = ReadonlyMap<string, WxrCategory>

/** What a post belongs to where nobody has said. */
const NONE = 'uncategorized'
/** What WordPress keeps as terms and is no word about the text. */
const NO_TAGS = new Set(['post_format', 'nav_menu', 'link_category', 'wp_theme', 'language', 'category', ''])

/** The topics of an item by their titles from the top, `Law / Courts`. */
export function topicsOf(item: WxrItem, categories: Categories): string[] {
  const filed = item.categories.filter(({ domain }) => domain === 'category')
  // The first version of WXR names each twice, and says of one what it is.
  const named = filed.length > 0 ? filed : item.categories.filter(({ domain, slug }) => domain === '' && slug === '')
  const paths = named
    .filter(({ slug, name }) => slug !== NONE && name !== '' && !(slug === '' && name.toLowerCase() === NONE))
    .map(({ slug, name }) => topicPath(slug, categories) ?? topicTitle(name))
  return [...new Set(paths)]
}

/** The tags of an item, and what plugins file it under besides. */
export function tagsOf(item: WxrItem): string[] {
  const names = item.categories.filter(({ domain }) => !NO_TAGS.has(domain)).map(({ name }) => htmlWords(name))
  return [...new Set(names)].filter((name) => name !== '')
}

function topicPath(slug: string, categories: Categories): string | null {
  const path: WxrCategory[] = []
  for (let at = categories.get(slug); at !== undefined && !path.includes(at); at = categories.get(at.parent))
    path.unshift(at)
  return path.length === 0 ? null : path.map(({ name }) => topicTitle(name)).join(' / ')
}

/** A stroke in a title parts no topics. */
function topicTitle(name: string): string {
  return htmlWords(name).replace(/\s+\/\s+/g, '/')
}
