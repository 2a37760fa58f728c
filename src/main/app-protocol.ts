import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { protocol, type Session } from 'electron'
import { fileFor } from './app-files'
import { APP_SCHEME } from './app-page'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
}

/** Declares the scheme as a proper secure origin. Must run before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/**
 * Serves `app://postil/…`: the built page from `pageFolder`, and pictures named by their hash from the open library's
 * folder; every answer waits until that is known. Any other host, path or method is answered with 404.
 */
export function serveApp(session: Session, pageFolder: string, libraryFolder: () => Promise<string | null>): void {
  session.protocol.handle(APP_SCHEME, async (request) => {
    const file = request.method === 'GET' ? fileFor(request.url, pageFolder, await libraryFolder()) : null
    if (file === null) return notFound()
    try {
      const type = TYPES[extname(file.path).toLowerCase()]
      if (type === undefined) return notFound()
      return new Response(await readFile(file.path), { headers: headers(type, file.policy) })
    } catch {
      return notFound()
    }
  })
}

/** No opener policy: no page here opens another, and with one Chromium starts a second process for the page it has. */
function headers(type: string, policy: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-cache',
  }
}

function notFound(): Response {
  return new Response('', { status: 404, headers: headers('text/plain', "default-src 'none'") })
}
