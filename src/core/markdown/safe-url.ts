const SCHEME = /^([a-z][a-z0-9+.-]*):/i
// biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop these before they read an address
const DROPPED_BY_BROWSERS = /[\u0000-\u0020\u007f-\u009f\u00a0\u200b-\u200f\u2028-\u202f\ufeff]+/g

/**
 * Whether a link may stand: http, https, mailto, or an address within the site. Takes the address as written; reads it as a
 * browser does, which drops tabs, line ends and control characters before it looks for a scheme.
 */
export function isSafeLink(url: string): boolean {
  const scheme = schemeOf(url)
  return scheme === null || scheme === 'http' || scheme === 'https' || scheme === 'mailto'
}

/**
 * Whether a picture may stand: http, https, or a file of the site. An address that begins with two slashes reaches for
 * another machine when the page is opened from disk, so it may not.
 */
export function isSafePicture(url: string): boolean {
  const scheme = schemeOf(url)
  if (scheme !== null) return scheme === 'http' || scheme === 'https'
  return !/^[\\/]{2}/.test(url.replace(DROPPED_BY_BROWSERS, ''))
}

/** The scheme in lower case, or null for an address without one. */
function schemeOf(url: string): string | null {
  return SCHEME.exec(url.replace(DROPPED_BY_BROWSERS, ''))?.[1]?.toLowerCase() ?? null
}
