import crypto from 'node:crypto'

/** SHA-256 of text or bytes, as hexadecimal: how files are known by name and in manifests. */
export function sha256(content: string | Uint8Array): string {
  return hash(content, 'hex')
}

/** The first 132 bits of it in 22 letters, for what is only compared and remembered by the thousand. */
export function digestOf(content: string): string {
  return hash(content, 'base64url').slice(0, 22)
}

function hash(content: string | Uint8Array, as: 'hex' | 'base64url'): string {
  // In one call where Node can: an export takes thousands of short ones. The oldest runtime cannot.
  return crypto.hash?.('sha256', content, as) ?? crypto.createHash('sha256').update(content).digest(as)
}
