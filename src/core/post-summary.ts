import type { CommentCounts } from './comment-counts'
import { NoteCounter } from './count-notes'
import { countProse } from './count-prose'
import type { Post, PostSummary } from './post'

/** How many characters of the text the list shows. */
const OPENING = 160

/**
 * What the posts list shows of a post. Takes the counts of its thread, which lies in a file of its own, and for a post that
 * is summed up over and over the counter of the time before.
 */
export function summarise(post: Post, comments: CommentCounts, counter = new NoteCounter()): PostSummary {
  return {
    id: post.id,
    revision: post.revision,
    title: post.title,
    slug: post.slug,
    status: post.status,
    date: post.date,
    modified: post.modified,
    authors: post.authors,
    topics: post.topics,
    tags: post.tags,
    language: post.language,
    opening: openingOf(post.body),
    words: countProse(post.body),
    notes: counter.count(post.body),
    comments,
  }
}

const DEFINITION = /^ {0,3}\[\^[^\]\s]+\]:/

/** The first words of a text, without notes and marks. */
export function openingOf(body: string): string {
  // Only so much is looked through as is needed: a long text would take a moment at each save.
  for (let length = OPENING * 16; ; length *= 8) {
    const plain = plainWords(body.slice(0, length))
    if (plain.length < OPENING * 4 && length < body.length) continue
    return plain
      .slice(0, OPENING * 2)
      .replaceAll(/\s+/g, ' ')
      .slice(0, OPENING)
      .trim()
  }
}

function plainWords(text: string): string {
  const lines = text.split(/\r\n?|\n/)
  return lines
    .filter((line) => !DEFINITION.test(line))
    .join('\n')
    .replaceAll(/\^\[[^\]]*\]|\[\^[^\]\s]+\]/g, '')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/<[^>\n]*>|[*_`#>]/g, '')
    .trim()
}
