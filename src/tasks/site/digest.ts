import crypto from 'node:crypto'

/** SHA-256 of text or bytes, as hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  // In one call where Node can: an export takes thousands of short ones. The oldest runtime cannot.
  return crypto.hash?.('sha256', content) ?? crypto.createHash('sha256').update(content).digest('hex')
}
