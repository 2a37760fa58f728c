import { isAddress, linkSelection } from '../../core/editing/link-selection'
import { runInWorker } from '../preview/reader'
import { addPicture } from '../session/pictures'
import { showToast } from '../ui/toast'
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
    if (event.clipboardData && !area.readOnly && take(event.clipboardData, editor)) event.preventDefault()
  }
  const onDrop = (event: DragEvent) => {
    const [picture, ...more] = picturesIn(event.dataTransfer)
    if (!picture && !event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    if (area.readOnly) return
    if (!picture) return showToast('Only pictures can be dropped on the text.')
    const place = editor.offsetAt(event.clientX, event.clientY)
    editor.select({ anchor: place, head: place })
    offerPicture(picture)
    if (more.length > 0) showToast('One picture at a time: the others were left out.')
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
  const [picture] = picturesIn(data)
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
    const kept = await withKeptPictures(html)
    const change = await runInWorker({ name: 'paste-html', html: kept, plain }, text, selection)
    return change ?? plainPaste(plain, selection)
  })
  return true
}

/** A picture as an address that holds all of it, as LibreOffice and web pages give it. */
const PICTURE = /data:(image\/[\w.+-]+);base64,([\w+/=\s]+)/gi

/** Such pictures go into the library: in the text they would be thousands of letters that print nothing. */
async function withKeptPictures(html: string): Promise<string> {
  const paths = new Map<string, string>()
  for (const [address, type, letters = ''] of html.matchAll(PICTURE)) {
    if (paths.has(address)) continue
    const kept = await addPicture(new Blob([bytesOf(letters)], { type: type ?? '' }))
    if (!kept.ok) showToast(`A picture was left out. ${kept.error}`)
    paths.set(address, kept.ok ? kept.value : '')
  }
  return html.replaceAll(PICTURE, (address) => paths.get(address) ?? '')
}

/** What base64 says; nothing where it says nothing. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64.replaceAll(/\s/g, '')), (letter) => letter.charCodeAt(0))
  } catch {
    return new Uint8Array()
  }
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

function picturesIn(data: DataTransfer | null): File[] {
  const files = [...(data?.items ?? [])].filter(({ kind, type }) => kind === 'file' && type.startsWith('image/'))
  return files.flatMap((item) => item.getAsFile() ?? [])
}
