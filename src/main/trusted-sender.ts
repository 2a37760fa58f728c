import type { BrowserWindow, IpcMainInvokeEvent } from 'electron'

/**
 * Whether a request came from the app's own page: the top frame of our window, at our address. A frame inside it, another
 * window, and a page that came from elsewhere are all refused.
 */
export function isTrustedSender(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  window: BrowserWindow | null,
  isAppPage: (url: string) => boolean,
): boolean {
  const frame = event.senderFrame
  if (frame === null || window === null || window.isDestroyed()) return false
  return event.sender === window.webContents && frame.parent === null && isAppPage(frame.url)
}
