import { currentEditor } from '../../editor/port'

/**
 * The passage a reply is to quote: what is marked in the comments or the passage on screen, else what is marked in the
 * post, else the paragraph of the post in which the caret stands, else the passage the comment speaks of.
 */
export function passageToQuote(): string {
  const marked = markedOnPage()
  if (marked !== '') return marked
  const editor = currentEditor()
  if (editor) {
    const { anchor, head } = editor.selection()
    const text = editor.text()
    if (anchor !== head) return text.slice(Math.min(anchor, head), Math.max(anchor, head))
    return paragraphAt(text, head)
  }
  const shown = document.querySelector('[data-passage] [data-quoted]') ?? document.querySelector('[data-passage]')
  return shown?.textContent ?? ''
}

function markedOnPage(): string {
  const selection = document.getSelection()
  const node = selection?.anchorNode
  const element = node instanceof Element ? node : node?.parentElement
  if (!selection || selection.isCollapsed || !element?.closest('[data-passage], article')) return ''
  return selection.toString()
}

function paragraphAt(text: string, caret: number): string {
  const before = text.slice(0, caret).search(/\n[ \t]*\n(?![\s\S]*\n[ \t]*\n)/)
  const start = before < 0 ? 0 : before
  const end = text.slice(caret).search(/\n[ \t]*\n/)
  return text.slice(start, end < 0 ? text.length : caret + end).trim()
}
