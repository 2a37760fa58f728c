import { join } from 'node:path'
import { APP_HOST } from './app-page'

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

/** Names of built files: no dots at the start, no way up, nothing that could mean another place. */
const BUILT_FILE = /^(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*$/
const LIBRARY_PICTURE = /^assets\/[0-9a-f]{64}\.(?:png|jpe?g|gif|webp|avif|svg)$/

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
