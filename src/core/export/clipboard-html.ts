import { renderMarkdown } from '../markdown/render'
import type { Post } from '../post'
import { type ArticleContext, articleOptions } from './article'
import { classicText } from './classic-text'

/** A post's text as formatted text for word processors and mail: notes at the end, nothing for the margin. */
export function richText(post: Post, context: ArticleContext): string {
  return renderMarkdown(post.body, articleOptions(post, context)).html
}

/** A post's text as HTML for classic editors. */
export function classicHtml(post: Post, context: ArticleContext): string {
  return classicText(post.body, articleOptions(post, context))
}
