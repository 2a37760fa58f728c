import { commentAnchor } from '../comments/anchor'
import { crossReferences, type ReferencedComment, ReferenceTargets } from '../cross-references/resolve'
import type { Library } from '../library'
import type { ParsedDocument } from '../markdown/document-parts'
import {
  type Rendered,
  type RenderOptions,
  renderDocument,
  renderMarkdown,
  type TemplateCache,
} from '../markdown/render'
import type { Post, PostSummary } from '../post'
import { pathAddress, postFileName } from './file-name'
import { postIdPrefix } from './id-prefix'
import { withMarginNotes } from './margin-notes'

/** What an article needs to know of a post that it names. */
export type KnownPost = Pick<PostSummary, 'id' | 'slug' | 'title' | 'date'>

/** What an article needs to know of the library around it. */
export interface ArticleContext {
  readonly settings: Pick<Library['settings'], 'typographer'> & Partial<Pick<Library['settings'], 'crossReferences'>>
  /** Posts that a cross-reference may name. */
  readonly posts: readonly KnownPost[]
  /** Comments with a title that a cross-reference may name. */
  readonly comments?: readonly ReferencedComment[]
  /** Whether a comment, by its id, stands on the page of its post; without it each is taken to. */
  readonly commentPrints?: (post: KnownPost, comment: string) => boolean
  /** The list of the sources a text cites, as HTML; without it none is printed. */
  readonly sourceList?: (markdown: string) => string
  /** Formats the citations of one post; without it they print as written. */
  readonly citations?: RenderOptions['citations']
  /** Reads texts faster than the reference reader, where there is something that does. */
  readonly parse?: RenderOptions['parse']
  /** Where a post's page lies, null when it has none; without it `slug.html` beside this page. */
  readonly hrefOf?: (post: KnownPost) => string | null
}

/**
 * How a post prints as an article: the one set of options of preview and export, so that both put the same markup on the
 * page.
 */
export function articleOptions(post: Pick<Post, 'id' | 'language'>, context: ArticleContext): RenderOptions {
  return {
    idPrefix: postIdPrefix(post),
    profile: 'post',
    article: true,
    typographer: context.settings.typographer,
    language: post.language,
    crossReference: crossReferences(targetsOf(context), {
      style: context.settings.crossReferences ?? 'title-date',
      language: post.language,
      anchorOf: (target, comment) =>
        context.commentPrints?.(target, comment) === false ? null : commentAnchor(postIdPrefix(target), comment),
      hrefOf: context.hrefOf ?? (({ slug }) => pathAddress(postFileName(slug))),
    }),
    ...(context.citations ? { citations: context.citations } : {}),
    ...(context.parse ? { parse: context.parse } : {}),
  }
}

/** The text of a post as it stands in its article: its blocks with copies of their notes for the margin, and its notes. */
export function renderArticle(body: string, post: Pick<Post, 'id' | 'language'>, context: ArticleContext): Rendered {
  const rendered = withMarginNotes(renderMarkdown(body, articleOptions(post, context)), postIdPrefix(post))
  return withSourceList(rendered, context.sourceList?.(body) ?? '')
}

/** As `renderArticle`, of a text that was read before; with a cache only changed blocks are rendered again. */
export function renderArticleDocument(
  document: ParsedDocument,
  post: Pick<Post, 'id' | 'language'>,
  context: ArticleContext,
  cache: TemplateCache,
): Rendered {
  const rendered = withMarginNotes(renderDocument(document, articleOptions(post, context), cache), postIdPrefix(post))
  return withSourceList(rendered, context.sourceList?.(document.text) ?? '')
}

/** The list stands behind the notes. */
function withSourceList(rendered: Rendered, list: string): Rendered {
  if (list === '') return rendered
  const notesHtml = rendered.notesHtml === '' ? list : `${rendered.notesHtml}\n${list}`
  return { ...rendered, notesHtml, html: `${rendered.html}\n${list}` }
}

/** How the citations of any text of a library print, and the list of sources where the author wants one. */
export interface CitationsFor {
  (markdown: string): ArticleContext['citations']
  readonly sourceList?: (markdown: string) => string
}

interface KnownTargets {
  readonly comments: ArticleContext['comments']
  readonly targets: ReferenceTargets<KnownPost>
}
const known = new WeakMap<readonly KnownPost[], KnownTargets>()

/** A library's lists are turned into a table once, not for each of its posts. */
function targetsOf({ posts, comments }: ArticleContext): ReferenceTargets<KnownPost> {
  const before = known.get(posts)
  if (before && before.comments === comments) return before.targets
  const targets = new ReferenceTargets(posts, comments)
  known.set(posts, { comments, targets })
  return targets
}
