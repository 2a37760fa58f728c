import { articleOptions } from '../../core/export/article'
import { session } from '../session/session'
import type { TextTarget } from './jobs'

const REFERENCE = /\[\[([^\][|\n]+)(?:\|[^\][\n]*)?\]\]/g

/** What the cross-references of a comment print: the same words and addresses as on the page of its post. */
export function targetsIn(markdown: string, post: string): Readonly<Record<string, TextTarget>> {
  const { posts, titledComments, library } = session()
  const language = posts.find(({ id }) => id === post)?.language ?? 'en'
  const settings = library?.settings ?? { typographer: true }
  const { crossReference } = articleOptions({ id: post, language }, { settings, posts, comments: titledComments })
  const found: Record<string, TextTarget> = {}
  for (const [, written = ''] of markdown.matchAll(REFERENCE)) {
    const target = written.trim()
    const printed = crossReference?.(target)
    if (printed) found[target] = printed
  }
  return found
}
