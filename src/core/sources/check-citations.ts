import type { Problem } from '../footnotes/problem'
import { citationsIn } from './cited-keys'
import type { SourceIndex } from './source-index'

/**
 * The keys a text cites that no source has. A bare `@name` may be a mention of somebody and is no problem. Takes Markdown and the
 * library's sources.
 */
export function checkCitations(text: string, sources: SourceIndex): Problem[] {
  const unknown = citationsIn(text)
    .filter(({ form }) => form !== 'in-text')
    .flatMap(({ items }) => items)
    .filter(({ key }) => sources.find(key) === undefined)
  return unknown.map(({ key, keyFrom, keyTo }) => {
    const before = text.slice(0, keyFrom)
    return {
      kind: 'unknown-source',
      severity: 'warning',
      from: keyFrom,
      to: keyTo,
      line: before.split('\n').length,
      column: keyFrom - before.lastIndexOf('\n'),
      message: `@${key} names no source`,
      reason: 'It prints as it is written. Add the source, or cite another.',
      fix: null,
    }
  })
}
