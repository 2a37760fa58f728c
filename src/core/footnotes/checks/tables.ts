import type { Nodes, Table, TableRow } from 'mdast'
import { offsetsOf } from '../../markdown/offsets'
import type { FoundProblem } from '../problem'
import type { CheckedText } from './checked-text'

/** Rows with more cells than the head of their table has columns: what is beyond never prints, notes and all. */
export function checkTables({ text, root }: CheckedText): FoundProblem[] {
  const found: FoundProblem[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'table') for (const row of node.children) found.push(...beyondColumns(row, node, text))
    else if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(root)
  return found
}

function beyondColumns(row: TableRow, { align }: Table, text: string): FoundProblem[] {
  const [first, last] = [row.children[align?.length ?? 0], row.children[row.children.length - 1]]
  if (!first || !last) return []
  const [from, to] = [offsetsOf(first).from, offsetsOf(last).to]
  if (text.slice(from, to).replaceAll(/[|\s]/g, '') === '') return []
  return [
    {
      kind: 'cell-left-out',
      severity: 'error',
      from,
      to,
      message: 'A row has more cells than its table has columns',
      reason: 'The rest of it does not print. A | inside of a cell is written \\|.',
      fix: null,
    },
  ]
}
