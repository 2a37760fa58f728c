/**
 * Puts words on the clipboard, also as formatted text where there is some; to be called in a click or key press, or a few
 * seconds after it. Answers whether it worked.
 */
export function copyText(text: string, html?: string): boolean {
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    if (html !== undefined) event.clipboardData?.setData('text/html', html)
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  // The page has no permission for the asynchronous clipboard, and needs none: the copy command asks for nothing.
  document.addEventListener('copy', put, { capture: true, once: true })
  const done = document.execCommand('copy')
  document.removeEventListener('copy', put, { capture: true })
  return done
}
