import type { Nodes } from 'mdast'
import { referencesIn } from '../core/cross-references/references'
import { type ReferencedComment, ReferenceTargets, splitTarget } from '../core/cross-references/resolve'
import type { AppError } from '../core/error'
import { describeReason } from '../core/error-words'
import { checkNotes, type Problem, type Severity } from '../core/footnotes/check'
import { offsetsOf } from '../core/markdown/offsets'
import { parseMarkdown } from '../core/markdown/parse'
import type { Post, PostSummary } from '../core/post'
import { err, ok, type Result } from '../core/result'
import type { Source } from '../core/source'
import { checkCitations } from '../core/sources/check-citations'
import { checkSource, problemWords } from '../core/sources/check-source'
import { foldKey, SourceIndex } from '../core/sources/source-index'
import type { LibraryStore } from '../store/library-store'
import type { TaskOptions } from './progress'

/** Something to look at in a library. Without a post it is about a file. */
export interface LibraryProblem {
  readonly severity: Severity
  readonly kind: string
  readonly post: { readonly id: string; readonly slug: string; readonly title: string } | null
  /** The comment it stands in, null for the post's own text. */
  readonly comment: string | null
  readonly file: string
  /** From 1; null where it is about the file as a whole. */
  readonly line: number | null
  readonly column: number | null
  readonly message: string
  readonly reason: string
}

/** Every problem in notes, sources, cross-references, pictures and files. Errors: cancelled, disk. */
export async function checkLibrary(
  store: LibraryStore,
  options: TaskOptions = {},
): Promise<Result<LibraryProblem[], AppError>> {
  const posts = store.posts.list()
  const sources = await store.sources.list()
  if (!sources.ok) return sources
  const pictures = await store.assets.list()
  if (!pictures.ok) return pictures
  const comments = await store.threads.titled()
  if (!comments.ok) return comments
  const checker = new TextChecker(posts, comments.value, new SourceIndex(sources.value), new Set(pictures.value))
  const problems = store.setAside().map(({ path, reason }) => unreadable(path, reason))
  const topics = await store.topics.get()
  if (!topics.ok) problems.push(unreadable('topics.json', describeReason(topics.error)))
  const cited = await store.citations.counts()
  if (!cited.ok) return cited
  problems.push(...sameSlugs(posts))
  problems.push(...sources.value.flatMap((source) => aboutSource(source, cited.value.has(foldKey(source.key)))))
  for (const [done, summary] of posts.entries()) {
    if (options.signal?.aborted) return err({ kind: 'cancelled' })
    options.onProgress?.({ done, total: posts.length, what: summary.title })
    const post = await store.posts.open(summary.id)
    if (!post.ok) return post
    const thread = await store.threads.get(summary.id)
    problems.push(...checker.check(post.value, null, post.value.body))
    for (const comment of thread.ok ? thread.value.comments : [])
      if (comment.status === 'approved' || comment.status === 'pending')
        problems.push(...checker.check(post.value, comment.id, comment.body))
  }
  options.onProgress?.({ done: posts.length, total: posts.length, what: '' })
  return ok(problems)
}

function unreadable(file: string, reason: string): LibraryProblem {
  const about = { post: null, comment: null, file, line: null, column: null }
  return {
    severity: 'error',
    kind: 'unreadable-file',
    ...about,
    message: 'The file could not be read and was set aside',
    reason,
  }
}

/** Posts that have the slug of one before them: copied files bring it, or a post that came back from the trash. */
function sameSlugs(posts: readonly PostSummary[]): LibraryProblem[] {
  const first = new Map<string, PostSummary>()
  return posts.flatMap((post): LibraryProblem[] => {
    const { id, slug, title } = post
    const other = first.get(slug)
    if (other === undefined) first.set(slug, post)
    return other === undefined
      ? []
      : [
          {
            severity: 'warning',
            kind: 'same-slug',
            post: { id, slug, title },
            comment: null,
            file: `posts/${id}.json`,
            line: null,
            column: null,
            message: `“${other.title}” has the slug ${slug} too`,
            reason: `[[${slug}]] leads to one of the two. Change the address of one in its details.`,
          },
        ]
  })
}

/** What a record still wants, and whether any text cites it: nothing that stops a post from printing. */
function aboutSource(source: Source, cited: boolean): LibraryProblem[] {
  const about = { post: null, comment: null, file: `sources/${source.key}`, line: null, column: null }
  const problems = checkSource(source).map(
    (problem): LibraryProblem => ({
      ...about,
      severity: problem.kind === 'dead-link' || problem.kind === 'not-found' ? 'warning' : 'hint',
      kind: `source-${problem.kind}`,
      message: `@${source.key}: ${problemWords(problem).toLowerCase()}`,
      reason: 'The record is in Sources, under Needs attention.',
    }),
  )
  if (cited) return problems
  const message = `@${source.key}: never cited`
  const reason = 'No post and no comment cites it. It is in Sources, under Not cited.'
  return [...problems, { ...about, severity: 'hint', kind: 'source-never-cited', message, reason }]
}

class TextChecker {
  private readonly targets: ReferenceTargets<PostSummary>
  private readonly commentIds: ReadonlySet<string>

  constructor(
    posts: readonly PostSummary[],
    comments: readonly ReferencedComment[],
    private readonly sources: SourceIndex,
    private readonly pictures: ReadonlySet<string>,
  ) {
    this.targets = new ReferenceTargets(posts, comments)
    this.commentIds = new Set(comments.map(({ post, id }) => `${post}#${id}`))
  }

  check(post: Post, comment: string | null, text: string): LibraryProblem[] {
    const { id, slug, title } = post
    const file = comment === null ? `posts/${id}.json` : `comments/${id}.json`
    const about = { post: { id, slug, title }, comment, file }
    const found = [
      ...checkNotes(text, { language: post.language }),
      ...this.references(text),
      ...checkCitations(text, this.sources),
      ...this.missingPictures(text),
    ].sort((a, b) => a.from - b.from)
    return found.map(({ severity, kind, line, column, message, reason }) => ({
      severity,
      kind,
      ...about,
      line,
      column,
      message,
      reason,
    }))
  }

  private references(text: string): FoundInText[] {
    return referencesIn(text).flatMap(({ target, from }) => {
      const post = this.targets.find(target)
      const { comment } = splitTarget(target)
      if (post !== null && (comment === null || this.commentIds.has(`${post.id}#${comment}`))) return []
      if (post !== null)
        return place(
          text,
          from,
          'warning',
          'unknown-comment',
          `[[${target}]] names a comment that has no title or does not print`,
          'It prints as a comment on its post.',
        )
      return place(
        text,
        from,
        'error',
        'broken-reference',
        `[[${target}]] names no post`,
        'It prints as it is written. The post may have another slug, or be in the trash.',
      )
    })
  }

  private missingPictures(text: string): FoundInText[] {
    const besides = PICTURE.test(text) ? picturesBeside(parseMarkdown(text), text) : []
    const missing = [...text.matchAll(/\bassets\/([0-9a-f]{64}\.[a-z0-9]{1,8})\b/g)]
      .filter(([, name]) => !this.pictures.has(name ?? ''))
      .flatMap(({ 0: path, index }) =>
        place(
          text,
          index,
          'error',
          'missing-picture',
          `${path} is not in the library`,
          'Its place stays empty in print.',
        ),
      )
    return [...missing, ...besides]
  }
}

const PICTURE = /!\[/
const HAS_PLACE = /^(?:[a-z][a-z0-9+.-]*:|\/\/|#|assets\/[0-9a-f]{64}\.)/i

/** Pictures by a path that no library has, as a text kept it whose pictures were not beside it. */
function picturesBeside(node: Nodes, text: string): FoundInText[] {
  if (node.type === 'image' && !HAS_PLACE.test(node.url)) {
    const message = `“${node.url}” is no picture of the library`
    const reason = 'Its place stays empty in print. Put the picture in again.'
    return place(text, offsetsOf(node).from, 'warning', 'missing-picture', message, reason)
  }
  return 'children' in node ? node.children.flatMap((child) => picturesBeside(child, text)) : []
}

type FoundInText = Pick<Problem, 'severity' | 'from' | 'line' | 'column' | 'message' | 'reason'> & { kind: string }

function place(
  text: string,
  from: number,
  severity: Severity,
  kind: string,
  message: string,
  reason: string,
): FoundInText[] {
  const before = text.slice(0, from)
  const lineStart = before.lastIndexOf('\n') + 1
  return [{ severity, kind, from, line: before.split('\n').length, column: from - lineStart + 1, message, reason }]
}
