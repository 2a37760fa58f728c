import { ClipboardItem, clipboard } from 'electron'
import type { CopiedPost } from '../tasks/copy-post'

/** The clipboard as Electron had it before it followed the web's. */
interface OlderClipboard {
  write(data: { readonly text: string; readonly html?: string }): void
}

/** Puts a post on the clipboard; always with plain text, for programs that take nothing else. */
export async function writeClipboard({ html, text }: CopiedPost): Promise<void> {
  if (typeof ClipboardItem !== 'function') {
    const older = clipboard as unknown as OlderClipboard
    older.write(html === undefined ? { text } : { text, html })
    return
  }
  await clipboard.write([
    new ClipboardItem({ 'text/plain': text, ...(html === undefined ? {} : { 'text/html': html }) }),
  ])
}
