import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { protocol, type Session } from 'electron'
import { APP_HOST, APP_SCHEME } from './app-page'

/** What the page may do: our own scripts and styles, nothing from outside, no eval, no frames, no forms. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  // The component library sets element styles; styles of posts are removed by the sanitiser.
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
/** A picture of the library is the author's file: it is shown and nothing else, even were it opened by itself. */
const PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"

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

/** Names of built files: no dots at the start, no way up, nothing that could mean another place. */
const BUILT_FILE = /^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*$/
const LIBRARY_PICTURE = /^assets\/[0-9a-f]{64}\.(?:png|jpe?g|gif|webp|avif|svg)$/

/** Declares the scheme as a proper secure origin. Must run before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/**
 * Serves `app://postil/…`: the built page from `pageFolder`, and pictures named by their hash from the open library's
 * folder. Any other host, path or method is answered with 404.
 */
export function serveApp(session: Session, pageFolder: string, libraryFolder: () => string | null): void {
  session.protocol.handle(APP_SCHEME, async (request) => {
    const file = request.method === 'GET' ? fileFor(request.url, pageFolder, libraryFolder()) : null
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

/** The file an address means, with the policy it is served under; null when it means none. */
export function fileFor(
  address: string,
  pageFolder: string,
  libraryFolder: string | null,
): { readonly path: string; readonly policy: string } | null {
  const url = new URL(address)
  if (url.host !== APP_HOST) return null
  const name = url.pathname === '/' ? 'index.html' : url.pathname.slice(1)
  if (LIBRARY_PICTURE.test(name)) {
    return libraryFolder === null ? null : { path: join(libraryFolder, name), policy: PICTURE_POLICY }
  }
  return BUILT_FILE.test(name) ? { path: join(pageFolder, name), policy: PAGE_POLICY } : null
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

function notFound(): Response {
  return new Response('', { status: 404, headers: headers('text/plain', "default-src 'none'") })
}
