import { stringify } from 'yaml'
import type { Post } from '../post'

/** What a Markdown file calls the authors and topics of a post: names, and titles from the top joined by " / ". */
export interface MarkdownNames {
  readonly authors: readonly string[]
  readonly topics: readonly string[]
}

/**
 * A post as a Markdown file with YAML front matter, which `readMarkdownPost` reads back as it was. Every text is quoted, so
 * that no title is taken for a number or a date; the body follows byte for byte.
 */
export function writeMarkdownPost(post: Post, names: MarkdownNames): string {
  const { id, title, slug, status, date, created, modified, tags, language, excerpt, picture, formerly, setAside } =
    post
  const fields = {
    ...{ id, title, slug, status, date, created, modified },
    // Also when there is none: a post that does not say would become the first author's.
    authors: names.authors,
    ...(names.topics.length > 0 ? { topics: names.topics } : {}),
    ...(tags.length > 0 ? { tags } : {}),
    language,
    ...(excerpt === '' ? {} : { excerpt }),
    ...(picture === null ? {} : { picture }),
    ...(formerly && formerly.length > 0 ? { formerly } : {}),
    ...(setAside.length > 0 ? { setAside } : {}),
  }
  const yaml = stringify(fields, {
    schema: 'core',
    lineWidth: 0,
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
  })
  return `---\n${yaml}---\n\n${post.body}`
}
