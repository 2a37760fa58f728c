import { freeSlug, idFrom } from '../../slug'
import type { Topic } from '../../topic'
import type { WxrCategory } from './channel'
import { htmlWords } from './html-words'
import type { WxrItem } from './item'

type Categories = ReadonlyMap<string, WxrCategory>

/** What a post belongs to where nobody has said. */
const NONE = 'uncategorized'
/** No tree of topics is deeper. */
const DEEPEST = 20
/** What WordPress keeps as terms and is no word about the text. */
const NO_TAGS = new Set(['post_format', 'nav_menu', 'link_category', 'wp_theme', 'language', 'category', ''])

/** The topics of an item by their titles from the top, `Law / Courts`. */
export function topicsOf(item: WxrItem, categories: Categories): string[] {
  const filed = item.categories.filter(({ domain }) => domain === 'category')
  // The first version of WXR names categories and tags twice, and says of one time what they are.
  const said = new Set(item.categories.flatMap(({ domain, name }) => (domain === '' ? [] : [name])))
  const bare = item.categories.filter(({ domain, name }) => domain === '' && !said.has(name))
  const named = [...filed, ...bare]
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

/** The topics that have a description, with those above them: what no post says of them. */
export function describedTopics(categories: Categories): Topic[] {
  const described = [...categories.values()].filter(({ slug, description }) => slug !== NONE && description !== '')
  const ids = new Map<WxrCategory, string>()
  const taken = new Set<string>()
  const topics: Topic[] = []
  for (const category of new Set(described.flatMap(({ slug }) => pathOf(slug, categories)))) {
    const id = freeSlug(idFrom(category.slug, 'topic'), (one) => taken.has(one))
    taken.add(id)
    const above = pathOf(category.slug, categories).at(-2)
    const parent = above === undefined ? null : (ids.get(above) ?? null)
    ids.set(category, id)
    topics.push({ id, title: topicTitle(category.name), parent, description: htmlWords(category.description) })
  }
  return topics
}

function topicPath(slug: string, categories: Categories): string | null {
  const path = pathOf(slug, categories)
  return path.length === 0 ? null : path.map(({ name }) => topicTitle(name)).join(' / ')
}

/** A category and those above it, the top first. */
function pathOf(slug: string, categories: Categories): WxrCategory[] {
  const path: WxrCategory[] = []
  for (let at = categories.get(slug); at !== undefined && !path.includes(at); at = categories.get(at.parent)) {
    if (path.length === DEEPEST) break
    path.unshift(at)
  }
  return path
}

/** A stroke in a title parts no topics. */
function topicTitle(name: string): string {
  return htmlWords(name).replace(/\s+\/\s+/g, '/')
}
