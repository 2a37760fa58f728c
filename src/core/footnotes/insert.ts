import { parseMarkdown } from '../markdown/parse'
import type { TextChange, TextSelection } from '../text-edit'
import { definitionPlace } from './definition-place'
import { freshLabel } from './fresh-label'
import { markPlace } from './mark-place'
import { scanTree } from './scan'

/**
 * Inserts a footnote at the caret (behind a marked range): a mark with a fresh label, and a definition after the last
 * definition or at the end of the text. Takes the text and selection, and what the note says (nothing yet, by default);
 * returns the splices. The caret lands at the end of the new note. A caret in code or inside a link moves behind it, where a mark can work.
 */
export function insertFootnote(text: string, selection: TextSelection, content = ''): TextChange {
  const root = parseMarkdown(text)
  const scan = scanTree(root, text)
  const label = freshLabel(scan)
  const at = markPlace(text, root, Math.max(selection.anchor, selection.head))
  const mark = `[^${label}]`
  const place = definitionPlace(text, root, scan, at)
  const definition = `${place.before}[^${label}]: ${content}`
  const caret = place.at + definition.length + (at <= place.at ? mark.length : 0)
  const edits =
    at === place.at
      ? [{ from: at, to: at, insert: mark + definition + place.after }]
      : [
          { from: at, to: at, insert: mark },
          { from: place.at, to: place.at, insert: definition + place.after },
        ]
  return { edits, selection: { anchor: caret, head: caret } }
}
