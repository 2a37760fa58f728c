const META = /<meta\b[^<>]{0,300}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})/i
const XML = /^\s{0,9}<\?xml\b[^<>]{0,100}?\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})/i

/** The encoding that a page names at its beginning, or null. */
export function declaredCharset(opening: string): string | null {
  return META.exec(opening)?.[1] ?? XML.exec(opening)?.[1] ?? null
}
