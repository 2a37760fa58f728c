import type { Nodes } from 'mdast'
import { offsetsOf } from '../../markdown/offsets'
import { type FoundProblem, fix } from '../problem'
import { plainMarks } from '../rescue/plain-mark'
import { planRescueOf } from '../rescue/rescue'
import type { CheckedText } from './checked-text'

/** A line that may begin a note typed by hand; without one there is nothing to look for. */
const MAY_BEGIN_NOTE =
  /(?:^|<br\s*\/?>)[ \t]*(?:\\?\[(?:\d|f?n|note|[ivxl]+\\?\]|[a-z]\\?\])|<sup>|[¹²³⁰⁴-⁹†‡(*]|\\\*|\d{1,3}\\?[./)]|<[pa]\b|\[\\?\[?\d)/im

/** Notes typed by hand, whole or half, and ones that Markdown takes for the address of a link and swallows. */
export function checkPlainNotes(checked: CheckedText): FoundProblem[] {
  const { text, root } = checked
  const rescue = MAY_BEGIN_NOTE.test(text) ? planRescueOf(root, text) : { notes: [] }
  const whole = rescue.notes.map((note): FoundProblem => {
    const { from, to } = note.marks[0] ?? note.note
    return {
      kind: 'plain-note',
      severity: 'warning',
      from,
      to,
      message: `“${text.slice(from, to)}” looks like a note typed by hand`,
      reason: 'Its text stands below; made a real note, it is numbered and linked.',
      fix: fix('Make it a note', note.edits, { safe: true }),
    }
  })
  const taken = new Set(rescue.notes.flatMap(({ marks, note }) => [...marks, note].map(({ from }) => from)))
  const swallowed = root.children.flatMap((node) => (taken.has(offsetsOf(node).from) ? [] : swallowedNote(node, text)))
  return [...whole, ...swallowed, ...loneMarks(checked, taken)]
}

function swallowedNote(node: Nodes, text: string): FoundProblem[] {
  if (node.type !== 'definition' || !/^\d{1,3}$/.test(node.identifier)) return []
  const { from, to } = offsetsOf(node)
  return [
    {
      kind: 'swallowed-note',
      severity: 'error',
      from,
      to,
      message: `“[${node.identifier}]: …” is read as the address of a link`,
      reason: 'It does not print. If it is a note, it needs another sign.',
      fix:
        text[from - 1] === undefined || text[from - 1] === '\n'
          ? fix('Print it', [{ from, to: from, insert: '\\' }], { safe: true })
          : null,
    },
  ]
}

/** A mark typed by hand, where the text has a real note of that number. */
function loneMarks({ text, root, scan }: CheckedText, taken: ReadonlySet<number>): FoundProblem[] {
  if (scan.notes.length === 0 || !/\[\d/.test(text)) return []
  return plainMarks(text, root.children).flatMap((mark) => {
    const [number] = mark.numbers
    const note = number === undefined ? undefined : scan.notes[number - 1]
    if (mark.style !== 'square' || mark.place !== 'close' || mark.numbers.length !== 1) return []
    if (!note || note.label === null || taken.has(mark.from)) return []
    return [
      {
        kind: 'plain-note',
        severity: 'warning',
        from: mark.from,
        to: mark.to,
        message: `“${text.slice(mark.from, mark.to)}” looks like a note typed by hand`,
        reason: `There is a note ${number} to link it to.`,
        fix: fix('Link it', [{ from: mark.from, to: mark.to, insert: `[^${note.label}]` }]),
      } satisfies FoundProblem,
    ]
  })
}
