import type { FootnoteDefinition, RootContent } from 'mdast'
import './nodes'

/**
 * What a note prints. One of one paragraph prints its words alone, without a paragraph around them; the links back to its
 * marks stand behind the last words.
 */
export function noteBody(note: FootnoteDefinition): RootContent[] {
  const children = note.children.filter((child) => child.type !== 'footnoteDefinition' && child.type !== 'definition')
  const last = children[children.length - 1]
  if (!last) return [{ type: 'phrases', children: [{ type: 'backLinks' }] }]
  if (last.type !== 'paragraph') return [...children, { type: 'paragraph', children: [{ type: 'backLinks' }] }]
  const ending = [...last.children, { type: 'text' as const, value: ' ' }, { type: 'backLinks' as const }]
  if (children.length === 1) return [{ type: 'phrases', children: ending }]
  return [...children.slice(0, -1), { ...last, children: ending }]
}
