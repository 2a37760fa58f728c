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

/** What Chromium calls an answer that there is nothing of that name (net::ERR_FILE_NOT_FOUND). */
const NOT_FOUND = -6

/**
 * Serves `app://postil/…`: the built page from `pageFolder`, and pictures named by their hash from the open library's
 * folder; every answer waits until that is known. Any other host, path or method is answered with an error. Chromium reads
 * the files itself: `protocol.handle` would load the whole of Node's fetch first, and lead each file piece by piece through
 * the main process, which opens the library meanwhile.
 */
export function serveApp(session: Session, pageFolder: string, libraryFolder: () => Promise<string | null>): void {
  session.protocol.registerFileProtocol(APP_SCHEME, async (request, answer) => {
    const file = request.method === 'GET' ? fileFor(request.url, pageFolder, await libraryFolder()) : null
    const type = file === null ? undefined : TYPES[extname(file.path).toLowerCase()]
    if (file === null || type === undefined) answer({ error: NOT_FOUND })
    else answer({ path: file.path, headers: headers(type, file.policy) })
  })
}

function headers(type: string, policy: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-cache',
  }
}
