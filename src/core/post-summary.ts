import type { CommentCounts } from './comment-counts'
import { countNotes } from './count-notes'
import type { Post, PostSummary } from './post'

/** How many characters of the text the list shows. */
const OPENING = 160

/** What the posts list shows of a post. Takes the counts of its thread, which lies in a file of its own. */
export function summarise(post: Post, comments: CommentCounts): PostSummary {
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
    ...measure(post.body),
    comments,
  }
}

const DEFINITION = /^ {0,3}\[\^[^\]\s]+\]:/

function measure(body: string): Pick<PostSummary, 'opening' | 'words' | 'notes'> {
  const lines = body.split(/\r\n?|\n/)
  const prose = lines.filter((line) => !DEFINITION.test(line)).join('\n')
  const plain = prose
    .replaceAll(/\^\[[^\]]*\]|\[\^[^\]\s]+\]/g, '')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/<[^>\n]*>|[*_`#>]/g, '')
    .trim()
  return {
    opening: plain
      .slice(0, OPENING * 2)
      .replaceAll(/\s+/g, ' ')
      .slice(0, OPENING)
      .trim(),
    words: prose.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0,
    notes: countNotes(body),
  }
}
