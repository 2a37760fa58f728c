/** Kinds of pictures that every browser shows, by their first bytes. */
const SIGNATURES: readonly { readonly extension: string; readonly at: number; readonly bytes: readonly number[] }[] = [
  { extension: 'png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { extension: 'jpg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { extension: 'gif', at: 0, bytes: [0x47, 0x49, 0x46, 0x38] },
  { extension: 'webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  { extension: 'avif', at: 4, bytes: [0x66, 0x74, 0x79, 0x70, 0x61, 0x76, 0x69, 0x66] },
]

/** The file extension of a picture, told by its bytes and never by its name; null when it is none we show. */
export function pictureKind(bytes: Uint8Array): string | null {
  const found = SIGNATURES.find((one) => one.bytes.every((byte, index) => bytes[one.at + index] === byte))
  return found?.extension ?? null
}
