import type { Link, Nodes } from 'mdast'
import { offsetsOf } from '../../markdown/offsets'
import type { Note } from '../note'
import { type FoundProblem, fix } from '../problem'
import type { CheckedText } from './checked-text'
import { datesIn } from './dates'

/** Bare addresses in notes, and sources that were visited before they were published. */
export function checkAddresses(checked: CheckedText): FoundProblem[] {
  return [...bareAddresses(checked), ...checked.scan.notes.flatMap((note) => visitedTooEarly(checked.text, note))]
}

function bareAddresses({ text, root, scan }: CheckedText): FoundProblem[] {
  const found: FoundProblem[] = []
  const isInNote = insideOf(scan.notes)
  const visit = (node: Nodes): void => {
    if (node.type === 'link') {
      const problem = bareAddress(node, text)
      if (problem && isInNote(offsetsOf(node).from)) found.push(problem)
      return
    }
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(root)
  return found
}

/** Tells whether an offset stands in one of the notes, which may stand in each other. */
function insideOf(notes: readonly Note[]): (offset: number) => boolean {
  const ordered = [...notes].sort((a, b) => a.contentFrom - b.contentFrom)
  let end = 0
  const ends = ordered.map(({ contentTo }) => {
    end = Math.max(end, contentTo)
    return end
  })
  return (offset) => {
    let [low, high] = [-1, ordered.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((ordered[middle]?.contentFrom ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low >= 0 && offset < (ends[low] ?? 0)
  }
}

function bareAddress(link: Link, text: string): FoundProblem | null {
  const { from, to } = offsetsOf(link)
  const written = text.slice(from, to)
  if (!/^(?:https?:\/\/|www\.)/i.test(written)) return null
  const fenced = /^http/i.test(written)
    ? fix('Put it in angle brackets', [{ from, to, insert: `<${written}>` }], { safe: true })
    : null
  return {
    kind: 'bare-address',
    severity: 'hint',
    from,
    to,
    message: 'A bare address stands in this note',
    reason: 'In angle brackets its end is certain; with words before it a reader knows what it leads to.',
    fix: fenced,
  }
}

const VISITED = /\b(?:last\s+)?(?:accessed|visited|viewed|retrieved|checked)\b(?:\s+on)?:?/i

function visitedTooEarly(text: string, note: Note): FoundProblem[] {
  const words = text.slice(note.contentFrom, note.contentTo)
  const sign = VISITED.exec(words)
  if (!sign) return []
  const [visited] = datesIn(words.slice(sign.index + sign[0].length, sign.index + sign[0].length + 40))
  const published = datesIn(words.slice(0, sign.index)).filter(({ inBrackets, day }) => inBrackets || day)
  const late = visited ? published.find(({ earliest }) => earliest > visited.latest) : undefined
  if (!visited || !late) return []
  return [
    {
      kind: 'accessed-before-published',
      severity: 'warning',
      from: note.contentFrom + sign.index,
      to: note.contentFrom + sign.index + sign[0].length,
      message: `Visited ${visited.text}, before it was published (${late.text})`,
      reason: 'One of the two dates is likely wrong.',
      fix: null,
    },
  ]
}
