import { isAddress, linkSelection } from '../../core/editing/link-selection'
import { offerPicture } from './picture'
import type { EditorPort } from './port'

/**
 * What pasting and dropping mean in the text: a picture goes into the library, an address over a selection makes it a
 * link. Anything else is the browser's own paste.
 */
export function bindPaste(area: HTMLTextAreaElement, editor: EditorPort): () => void {
  const onPaste = (event: ClipboardEvent) => {
    if (event.clipboardData && take(event.clipboardData, editor)) event.preventDefault()
  }
  const onDrop = (event: DragEvent) => {
    const picture = pictureIn(event.dataTransfer)
    if (!picture) return
    event.preventDefault()
    offerPicture(picture)
  }
  const onDragOver = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
  }
  area.addEventListener('paste', onPaste)
  area.addEventListener('drop', onDrop)
  area.addEventListener('dragover', onDragOver)
  return () => {
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
  const { anchor, head } = editor.selection()
  const selected = editor.text().slice(Math.min(anchor, head), Math.max(anchor, head))
  if (selected !== '' && !selected.includes('\n') && !isAddress(selected) && isAddress(plain)) {
    editor.apply(linkSelection(editor.text(), { anchor, head }, plain))
    return true
  }
  return false
}

function pictureIn(data: DataTransfer | null): File | null {
  for (const item of data?.items ?? []) {
    if (item.kind === 'file' && item.type.startsWith('image/')) return item.getAsFile()
  }
  return null
}
