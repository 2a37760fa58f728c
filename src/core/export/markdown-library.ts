import { stringify } from 'yaml'
import { type Author, findAuthor } from '../author'
import type { TopicEntry, Topics } from '../topic'
import { findTopic, topicPath } from '../topics/tree'

/** The file beside exported Markdown that holds what no single post can: authors, the tree of topics, the order by hand. */
export const LIBRARY_FILE = '_library.yaml'

/** Version of that file. */
export const LIBRARY_FILE_FORMAT = 1

/** What a Markdown export keeps of its library. */
export interface MarkdownLibrary {
  readonly authors: readonly Author[]
  readonly topics: Topics['topics']
  readonly entries: Topics['entries']
}

/** Writes the file, which `readMarkdownLibrary` reads back as it was. Every text is quoted. */
export function writeMarkdownLibrary({ authors, topics, entries }: MarkdownLibrary): string {
  const order = Object.entries(entries).map(([topic, lines]) => ({ topic, entries: lines }))
  return stringify(
    { postil: LIBRARY_FILE_FORMAT, authors, topics, order },
    {
      schema: 'core',
      lineWidth: 0,
      defaultStringType: 'QUOTE_DOUBLE',
      defaultKeyType: 'PLAIN',
      aliasDuplicateObjects: false,
    },
  )
}

/**
 * What belongs to a selection of posts: their authors, their topics and their comments' with all above them, and the order
 * of these posts.
 */
export function libraryOfPosts(
  whole: MarkdownLibrary,
  posts: readonly { readonly id: string; readonly authors: readonly string[]; readonly topics: readonly string[] }[],
): MarkdownLibrary {
  const ids = new Set(posts.map(({ id }) => id))
  const wanted = new Set(posts.flatMap(({ topics }) => topics))
  const parents = new Map(whole.topics.map(({ id, parent }) => [id, parent]))
  for (const topic of [...wanted])
    for (let above = parents.get(topic); above && !wanted.has(above); above = parents.get(above)) wanted.add(above)
  const authors = new Set(posts.flatMap((post) => post.authors))
  const chosen = (lines: readonly TopicEntry[]) => lines.filter(({ post }) => ids.has(post))
  return {
    authors: whole.authors.filter(({ id }) => authors.has(id)),
    topics: whole.topics.filter(({ id }) => wanted.has(id)),
    entries: Object.fromEntries(
      Object.entries(whole.entries)
        .filter(([topic, lines]) => wanted.has(topic) && chosen(lines).length > 0)
        .map(([topic, lines]) => [topic, chosen(lines)]),
    ),
  }
}

/** How a post's file names its author: by name, and by id where several have that name. */
export function authorName(authors: readonly Author[], id: string): string {
  const author = authors.find((one) => one.id === id)
  return author && findAuthor(authors, author.name)?.id === id ? author.name : id
}

/** How a post's file names a topic: by its titles from the top, and by its id where several have those. */
export function topicName({ topics }: Pick<MarkdownLibrary, 'topics'>, id: string): string {
  const path = topicPath(topics, id).join(' / ')
  return path.trim() === path && path !== '' && findTopic({ topics }, path)?.id === id ? path : id
}
