const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:'])

/**
 * The address to hand to the system, in its normal form, or null when it is not one of http, https or mailto, hides a
 * user name in front of its host, or holds control characters.
 */
export function outsideAddress(text: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  if (/[\u0000-\u0020\u007f]/.test(text)) return null
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return null
  }
  if (!SCHEMES.has(url.protocol)) return null
  if (url.protocol === 'mailto:') return /%0[ad]/i.test(url.href) ? null : url.href
  return url.hostname !== '' && url.username === '' && url.password === '' ? url.href : null
}
