import type { Author } from '../author'
import { biographyOf } from '../biography'
import type { Thread } from '../comment'
import { commentIdPrefix } from '../comments/anchor'
import type { Library } from '../library'
import { renderMarkdown } from '../markdown/render'
import { type Post, SCHEMA } from '../post'
import { type ArticleContext, articleOptions, type CitationsFor, renderArticle } from './article'
import { articleHead, type TopicLink } from './article-head'
import { type Html, html, trusted } from './html'
import { postIdPrefix } from './id-prefix'
import { htmlDocument } from './page'
import { PAGE_STYLE } from './style'
import { type PrintedThread, printThread, type ThreadPrint } from './thread'

/** How a library prints: as for an article, with citations for any of its texts. */
export interface PageContext extends Omit<ArticleContext, 'citations'> {
  readonly citationsFor?: CitationsFor
}

/** Everything that one post's page shows. */
export interface PostPageInput {
  readonly post: Post
  readonly library: Library
  readonly thread: Pick<Thread, 'closed' | 'comments'>
  readonly topics: readonly TopicLink[]
  /** What the rest of the library gives; `citations` are asked for the post's text and for each comment's. */
  readonly context: PageContext
}

/** A post as one HTML file that stands alone: no script, no request, readable without its style and on paper. */
export function postPage(input: PostPageInput): string {
  const { post, library } = input
  const head = {
    title: `${post.title} · ${library.title}`,
    description: post.excerpt,
    language: post.language,
    style: PAGE_STYLE,
    links: [],
  }
  const name = html`<header class="mast"><span class="name">${library.title}</span></header>`
  return htmlDocument(
    head,
    html`<div class="wrap">
${library.title.trim() !== '' && name}
<main id="main">${postMain(input)}</main>
${address(library, post)}</div>`,
  )
}

/** The post with all that belongs to it, in reading order: article, addenda, thread, who wrote it. */
export function postMain(input: PostPageInput): Html {
  const { post, library, topics, context } = input
  const body = renderArticle(post.body, post, contextFor(context, post.body))
  const head = articleHead({ ...post, authors: authorsOf(post, library).map(({ name }) => name) }, topics)
  const printed = printedThread(input)
  return html`<article>${head}
${trusted(body.html)}</article>
${trusted(printed.addenda)}
${trusted(printed.thread)}
${publishedBy(post, library)}`
}

function contextFor({ citationsFor, ...context }: PageContext, markdown: string): ArticleContext {
  const citations = citationsFor?.(markdown)
  const sourceList = citationsFor?.sourceList
  return { ...context, ...(citations ? { citations } : {}), ...(sourceList ? { sourceList } : {}) }
}

/** The authors of a post that the library knows, in the post's order. */
export function authorsOf(post: Pick<Post, 'authors'>, library: Library): Author[] {
  return post.authors.flatMap((id) => library.authors.find((author) => author.id === id) ?? [])
}

function printedThread({ post, thread, context }: PostPageInput): PrintedThread {
  // Several comments of a page have notes: each list is called after its own.
  const approved = thread.comments.filter(({ status }) => status === 'approved')
  const names = new Map(
    approved.map(({ id, author }, at) => [
      commentIdPrefix(postIdPrefix(post), id),
      `Notes to comment ${at + 1}, by ${author.name.trim() || 'Anonymous'}`,
    ]),
  )
  const print: ThreadPrint['render'] = (markdown, idPrefix, kind) =>
    renderMarkdown(markdown, {
      ...articleOptions(post, contextFor(context, markdown)),
      profile: kind === 'reader' ? 'reader' : 'comment',
      idPrefix,
      notesName: names.get(idPrefix) ?? 'Notes',
    }).html
  return printThread(
    post,
    { schema: SCHEMA, post: post.id, revision: 0, ...thread },
    { idPrefix: postIdPrefix(post), language: post.language, render: print },
  )
}

function publishedBy(post: Post, library: Library): Html | false {
  const told = authorsOf(post, library).map((author) => {
    const biography = biographyOf(author, post.date, library.settings.biographies)
    const text = biography.trim() === '' ? `**${author.name}**` : biography
    const idPrefix = `${postIdPrefix(post)}author-${author.id}.`
    return trusted(`${renderMarkdown(text, { idPrefix, profile: 'comment', article: true }).html}\n`)
  })
  return told.length > 0 && html`<section class="who"><h2>Published by</h2>\n${told}</section>`
}

function address(library: Library, post: Post): Html | false {
  const base = library.baseUrl.replace(/^https?:\/\//, '').replace(/\/+$/, '')
  return base !== '' && html`<footer class="foot"><span class="addr">${base} · ${post.slug}</span></footer>\n`
}
