import type { PostSummary } from '../../core/post'
import { reading } from '../open'
import { type CommandContext, printJson } from '../terminal'

/** `postil list DIR [--json]`: one post a line, newest first; as JSON an array. */
export function listCommand(
  { terminal }: CommandContext,
  dir: string,
  options: { json?: boolean | undefined },
): Promise<void> {
  return reading(dir, terminal, async (store) => {
    const posts = store.posts.list()
    if (options.json) printJson(terminal, posts.map(listed))
    else terminal.out(posts.map(line).join(''))
  })
}

function listed(post: PostSummary) {
  const { id, slug, title, date, status, notes, words, comments, authors, topics, tags } = post
  return {
    id,
    slug,
    title,
    date,
    status,
    notes,
    words,
    comments: countAll(comments),
    byStatus: comments,
    authors,
    topics,
    tags,
  }
}

function line(post: PostSummary): string {
  const counts = `${counted(post.notes, 'note')}, ${counted(countAll(post.comments), 'comment')}`
  return `${post.date.slice(0, 10)}  ${post.status.padEnd(9)}  ${post.slug}  ${post.title.replaceAll(/\s+/g, ' ')}  (${counts})\n`
}

function countAll(comments: PostSummary['comments']): number {
  return comments.approved + comments.pending + comments.spam + comments.trash
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
