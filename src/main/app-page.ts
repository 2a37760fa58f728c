/** Where the window's page comes from, and how to tell it from any other page. */
export const APP_SCHEME = 'app'
export const APP_HOST = 'postil'
const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`

/**
 * The address of the page: our own scheme, or the development server's when `devServer` is set (never in a packaged
 * app).
 */
export function appPageUrl(devServer: string | null): string {
  return devServer ?? `${APP_ORIGIN}/index.html`
}

/** The development server named by electron-vite, if it runs on this machine; null in a packaged app. */
export function devServerFrom(environment: NodeJS.ProcessEnv, isPackaged: boolean): string | null {
  const named = environment.ELECTRON_RENDERER_URL
  if (isPackaged || named === undefined) return null
  const url = parseUrl(named)
  return url?.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(url.hostname) ? url.href : null
}

/** Whether an address belongs to the app itself, by scheme and host (and port) and not by how its text begins. */
export function isAppUrl(text: string, devServer: string | null): boolean {
  const url = parseUrl(text)
  if (url === null) return false
  if (devServer !== null) return url.origin === new URL(devServer).origin
  return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && url.username === '' && url.password === ''
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}
