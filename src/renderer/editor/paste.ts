import { isAddress, linkSelection } from '../../core/editing/link-selection'
import { runInWorker } from '../preview/reader'
import { copyPassage, pastePassage, plainPaste } from './passage'
import { offerPicture } from './picture'
import type { EditorPort } from './port'

/**
 * What pasting and dropping mean in the text: a picture goes into the library, an address over a selection makes it a
 * link, formatted text (Word, a browser) becomes Markdown with its notes, words of a post bring their notes along.
 * Anything else is the browser's own paste.
 */
export function bindPaste(area: HTMLTextAreaElement, editor: EditorPort): () => void {
  const onPaste = (event: ClipboardEvent) => {
    if (event.clipboardData && take(event.clipboardData, editor)) event.preventDefault()
  }
  const onDrop = (event: DragEvent) => {
    const picture = pictureIn(event.dataTransfer)
    if (!picture) return
    event.preventDefault()
    const place = editor.offsetAt(event.clientX, event.clientY)
    editor.select({ anchor: place, head: place })
    offerPicture(picture)
  }
  const onDragOver = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
  }
  const onCopy = (event: ClipboardEvent) => {
    if (copyPassage(event, editor)) event.preventDefault()
  }
  area.addEventListener('copy', onCopy)
  area.addEventListener('cut', onCopy)
  area.addEventListener('paste', onPaste)
  area.addEventListener('drop', onDrop)
  area.addEventListener('dragover', onDragOver)
  return () => {
    area.removeEventListener('copy', onCopy)
    area.removeEventListener('cut', onCopy)
    area.removeEventListener('paste', onPaste)
    area.removeEventListener('drop', onDrop)
    area.removeEventListener('dragover', onDragOver)
  }
}

/** Whether the paste was ours. */
function take(data: DataTransfer, editor: EditorPort): boolean {
  const plain = data.getData('text/plain')
  const html = data.getData('text/html')
  const picture = pictureIn(data)
  if (picture && html === '' && plain === '') {
    offerPicture(picture)
    return true
  }
  if (pastePassage(plain, editor)) return true
  const { anchor, head } = editor.selection()
  const selected = editor.text().slice(Math.min(anchor, head), Math.max(anchor, head))
  if (selected !== '' && !selected.includes('\n') && !isAddress(selected) && isAddress(plain)) {
    editor.apply(linkSelection(editor.text(), { anchor, head }, plain))
    return true
  }
  if (html === '' || !isFormatted(html)) return takeMarkdown(plain, editor)
  void editor.applyLater(async (text, selection) => {
    const change = await runInWorker({ name: 'paste-html', html, plain }, text, selection)
    return change ?? plainPaste(plain, selection)
  })
  return true
}

/** Plain Markdown with notes of its own: they join those of the text. */
function takeMarkdown(plain: string, editor: EditorPort): boolean {
  if (!/^ {0,3}\[\^[^\s[\]]+\]:/m.test(plain)) return false
  void editor.applyLater(async (text, selection) => {
    const change = await runInWorker(
      { name: 'paste-markdown', markdown: plain.replaceAll('\r\n', '\n') },
      text,
      selection,
    )
    return change ?? plainPaste(plain, selection)
  })
  return true
}

/** Whether HTML says more than its plain text: a source editor wraps plain text in nothing but lines and colours. */
function isFormatted(html: string): boolean {
  return /<(a\s|b>|b\s|strong|em>|em\s|i>|i\s|h[1-6]|ul|ol|table|blockquote|sup|p[\s>])/i.test(html)
}

function pictureIn(data: DataTransfer | null): File | null {
  for (const item of data?.items ?? []) {
    if (item.kind === 'file' && item.type.startsWith('image/')) return item.getAsFile()
  }
  return null
}
