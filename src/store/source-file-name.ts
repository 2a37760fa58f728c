import { createHash } from 'node:crypto'

/** A key that every file system takes as it is. Keys are unique ignoring case, so capitals do no harm. */
const PLAIN = /^[A-Za-z0-9_][A-Za-z0-9_.+-]*$/
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * The file of a source: `<key>.json`, where every system can hold that name. A key with another script, a colon, a final
 * dot or a name that Windows keeps gets a readable stem and a hash of the key, so that two keys never share a file on a
 * disk that normalises Unicode.
 */
export function fileNameOfKey(key: string): string {
  if (PLAIN.test(key) && !RESERVED.test(key) && !key.endsWith('.')) return `${key}.json`
  const stem = key.replaceAll(/[^A-Za-z0-9_-]+/g, '-').slice(0, 40)
  return `${stem}~${createHash('sha256').update(key).digest('hex').slice(0, 12)}.json`
}
