import { app, type Session } from 'electron'
import { APP_SCHEME, isAppUrl } from './app-page'

/**
 * Makes names of the outside unresolvable for all of Chromium, so that nothing in it (updates of dictionaries, probes of
 * the network) can connect anywhere. Must run before the app is ready.
 */
export function forbidNameLookups(devServer: string | null): void {
  const except = devServer === null ? '' : `, EXCLUDE ${new URL(devServer).hostname}`
  app.commandLine.appendSwitch('host-resolver-rules', `MAP * ~NOTFOUND${except}`)
  app.commandLine.appendSwitch('disable-background-networking')
  app.commandLine.appendSwitch('no-pings')
}

/** Takes every right and every way out from the pages of a session: permissions, devices, downloads, requests. */
export function guardSession(session: Session, devServer: string | null): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => event.preventDefault())
  // Chromium's own spelling would fetch dictionaries; without a language it fetches none, and ours is asked.
  session.setSpellCheckerLanguages([])
  // Only the last listener of a session counts, so this is the one place that watches requests.
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayLoad(details.url, devServer) }))
}

function mayLoad(address: string, devServer: string | null): boolean {
  if (/^(?:data|blob|devtools):/i.test(address)) return true
  if (devServer === null) return isAppUrl(address, null)
  // The development server also keeps a socket for reloading.
  return isAppUrl(address.replace(/^ws:/i, 'http:'), devServer) || address.startsWith(`${APP_SCHEME}:`)
}
