import { expect, test } from 'vitest'
import { applyEdits, type TextSelection } from '../../../src/core/text-edit'
import { type BoxTool, bold, footnote, italic, link } from '../../../src/renderer/panes/comments/box-text'

/** Applies a tool to a text in which "[" and "]" mark the selection, and marks it in the result. */
function used(tool: BoxTool, marked: string): string {
  const anchor = marked.indexOf('<')
  const head = marked.indexOf('>') - 1
  const text = marked.replace(/[<>]/g, '')
  const { edits, selection } = tool(text, { anchor, head } satisfies TextSelection)
  const after = applyEdits(text, edits)
  return `${after.slice(0, selection.anchor)}<${after.slice(selection.anchor, selection.head)}>${after.slice(selection.head)}`
}

test.each([
  ['bold', bold, 'You <are> right.', 'You **<are>** right.'],
  ['italic without a selection', italic, 'In <>', 'In *<>*'],
  ['a link of words', link, 'See <my page>.', 'See [my page](<>).'],
  ['a link without words', link, 'See <>', 'See [<>]()'],
  ['a footnote', footnote, 'I will look again.<>', 'I will look again.[^1]\n\n[^1]: <>'],
])('%s', (_, tool, before, after) => {
  expect(used(tool, before)).toBe(after)
})
