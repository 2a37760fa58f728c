import { renderMarkdown } from '../markdown/render'
import type { Post } from '../post'
import { type ArticleContext, articleOptions } from './article'
import { postIdPrefix } from './id-prefix'
import { noteBodies } from './margin-notes'

/** A post's text as formatted text for word processors and mail: notes at the end, nothing for the margin. */
export function richText(post: Post, context: ArticleContext): string {
  return renderMarkdown(post.body, articleOptions(post, context)).html
}

/**
 * A post's text with its notes as classic editors keep them: anchors `_ftnref1` and `_ftn1`, numbers in brackets, the notes
 * as paragraphs under a rule. It survives editors that drop `sup`, `section` and ids.
 */
export function classicHtml(post: Post, context: ArticleContext): string {
  const prefix = postIdPrefix(post)
  const { blocks, notesHtml, notes } = renderMarkdown(post.body, articleOptions(post, context))
  const text = blocks.map(({ html }) => withClassicMarks(html)).join('\n\n')
  if (notes === 0) return text
  const bodies = [...noteBodies(notesHtml, prefix)].map(([number, body]) => classicNote(number, withClassicMarks(body)))
  return `${text}\n\n<hr />\n\n${bodies.join('\n\n')}`
}

function withClassicMarks(html: string): string {
  return html.replaceAll(
    /<sup><a role="doc-noteref" id="[^"]*?ref-(\d+(?:-\d+)?)" href="#[^"]*?fn-(\d+)">\d+<\/a><\/sup>/g,
    (_, mark: string, note: string) => `<a href="#_ftn${note}" name="_ftnref${mark}">[${note}]</a>`,
  )
}

function classicNote(number: number, body: string): string {
  const mark = `<a href="#_ftnref${number}" name="_ftn${number}">[${number}]</a> `
  const inside = body.split('</div></li>')[0]?.trim() ?? ''
  return /^<p[ >]/.test(inside) ? inside.replace(/^<p([^>]*)>/, `<p$1>${mark}`) : `<p>${mark}${inside}</p>`
}
