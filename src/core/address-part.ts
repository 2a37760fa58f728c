/** A part of an address, escaped. Half a pair of code units, which no address can have, becomes the sign for what cannot be read. */
export function addressPart(words: string): string {
  return encodeURIComponent(words.replaceAll(/\p{Surrogate}/gu, '\ufffd'))
}
