/**
 * Windows-1252 from 0x80 to 0x9F, where it differs from Latin-1, by the WHATWG Encoding Standard's index. Our own table: the
 * runtime of the window is built without most of the system's decoders.
 */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

/** Reads bytes as Windows-1252; there are none that it has no letter for. */
export function fromWindows1252(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\x80-\x9f]/g, (byte) => WINDOWS_1252[byte.charCodeAt(0) - 0x80] ?? byte)
}
