import { app, type WebContents } from 'electron'

interface Going {
  readonly url: string
  preventDefault(): void
}

/**
 * Holds every page of the app where it is: no navigation (not even to itself, which would drop what is typed; only a
 * development server may reload its page), no new windows, no guests. Says what it refused to `onRefused`.
 */
export function guardContents(mayGoTo: (url: string) => boolean, onRefused: (what: string) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    const stay = (going: Going) => {
      if (mayGoTo(going.url)) return
      going.preventDefault()
      onRefused(`navigation to ${going.url}`)
    }
    contents.on('will-navigate', stay)
    contents.on('will-frame-navigate', stay)
    contents.on('will-redirect', stay)
    contents.on('will-attach-webview', (event) => {
      event.preventDefault()
      onRefused('a <webview>')
    })
    contents.setWindowOpenHandler(({ url }) => {
      onRefused(`a new window for ${url}`)
      return { action: 'deny' }
    })
    forbidPeerConnections(contents)
  })
}

/** The content policy does not cover WebRTC: without a proxy that answers, it finds no way out. */
function forbidPeerConnections(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}
