import type { Profile } from './allowed-html'
import { type FillContext, fillTemplate, noteId } from './fill-template'
import type { NumberedNote } from './number-notes'
import { escapeHtml } from './write-html'

/**
 * The notes at the end of a post or comment, or nothing when there are none. The list numbers them: so they have their
 * numbers once, also in readers that drop all style. A comment's take no heading in the page's
 * outline; `name` is what they are called instead.
 */
export function notesSection(
  notes: readonly NumberedNote[],
  context: FillContext,
  profile: Profile,
  name: string,
): string {
  if (notes.length === 0) return ''
  const items = notes.map((note) => {
    const body = fillTemplate(note.body, context, note)
    return `<li id="${noteId(note.number, context.prefix)}"><div>${body}</div></li>`
  })
  const [label, heading] = profile === 'post' ? ['', '<h2>Notes</h2>'] : [` aria-label="${escapeHtml(name)}"`, '']
  return `<section class="notes" role="doc-endnotes"${label}>${heading}<ol>${items.join('\n')}</ol></section>`
}
