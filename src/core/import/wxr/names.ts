/** The namespaces of a WXR file by what they are for, in each version, with http or https, with or without a last stroke. */
const NAMESPACES: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/wordpress\.org\/export\/\d+(?:\.\d+)*\/?$/, 'wp'],
  [/^https?:\/\/wordpress\.org\/export\/\d+(?:\.\d+)*\/excerpt\/?$/, 'excerpt'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content\/?$/, 'content'],
  [/^https?:\/\/purl\.org\/dc\/elements\/1\.\d+\/?$/, 'dc'],
]

/** What the prefixes mean where a file does not say. */
const USUAL: Readonly<Record<string, string>> = {
  wp: 'http://wordpress.org/export/1.2/',
  excerpt: 'http://wordpress.org/export/1.2/excerpt/',
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
}

/** Namespaces by their prefixes, as a file declares them. */
export type Namespaces = Readonly<Record<string, string>>

/** Answers the namespace of a prefix that is declared around the text being read, or nowhere. */
export function prefixResolver(declared: Namespaces): (prefix: string) => string | undefined {
  return (prefix) => declared[prefix] ?? (prefix === '' ? undefined : (USUAL[prefix] ?? `undeclared:${prefix}`))
}

/** The name of an element whatever its prefix: `wp:post_id`, `content:encoded`, `title`; null when it is no part of WXR. */
export function wxrName(uri: string, local: string): string | null {
  if (uri === '') return local
  const prefix = NAMESPACES.find(([pattern]) => pattern.test(uri))?.[1]
  return prefix === undefined ? null : `${prefix}:${local}`
}

/** Whether WordPress's own namespace is declared, without which a file is any RSS. */
export function declaresWordpress(namespaces: Namespaces): boolean {
  return Object.values(namespaces).some((uri) => wxrName(uri, '') === 'wp:')
}
