/** How large a picture is, in the pixels of CSS, as a browser shows it. */
export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** No picture is larger than this; a header that says more is none to believe. */
const LARGEST = 1_000_000
/** How much of a picture written as text is looked at. */
const SVG_HEAD = 8_192

/**
 * Reads the size off a picture's own header: PNG, JPEG (as its orientation turns it), GIF, WebP, AVIF, SVG. Null where the
 * bytes are none of these or end too soon. It reads forward only, each step by at least a byte, whatever the bytes say.
 */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const size = readers.find(({ is }) => is(view))?.read(view) ?? null
    return size !== null && isSound(size.width) && isSound(size.height) ? size : null
  } catch (fault) {
    // The header says that there is more than there is.
    if (fault instanceof RangeError) return null
    throw fault
  }
}

function isSound(length: number): boolean {
  return Number.isFinite(length) && length >= 1 && length <= LARGEST
}

const readers: readonly {
  readonly is: (view: DataView) => boolean
  readonly read: (view: DataView) => PictureSize | null
}[] = [
  { is: (view) => text(view, 1, 3) === 'PNG' && text(view, 12, 4) === 'IHDR', read: pngSize },
  { is: (view) => view.byteLength > 3 && view.getUint16(0) === 0xffd8, read: jpegSize },
  {
    is: (view) => text(view, 0, 4) === 'GIF8',
    read: (view) => sizeOf(view.getUint16(6, true), view.getUint16(8, true)),
  },
  { is: (view) => text(view, 0, 4) === 'RIFF' && text(view, 8, 4) === 'WEBP', read: webpSize },
  { is: (view) => text(view, 4, 4) === 'ftyp', read: avifSize },
  { is: () => true, read: svgSize },
]

function sizeOf(width: number, height: number): PictureSize {
  return { width, height }
}

function pngSize(view: DataView): PictureSize {
  return sizeOf(view.getUint32(16), view.getUint32(20))
}

/** Markers of a JPEG that begin a frame: C0 to CF but for the tables C4, C8 and CC. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

function jpegSize(view: DataView): PictureSize | null {
  let turned = false
  for (let at = 2; at + 4 <= view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    // Any number of FF may stand before a marker.
    if (marker === 0xff) {
      at += 1
      continue
    }
    const length = view.getUint16(at + 2)
    if (isFrame(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)]
      return turned ? sizeOf(height, width) : sizeOf(width, height)
    }
    if (marker === 0xe1 && text(view, at + 4, 4) === 'Exif') turned ||= isTurned(view, at + 10)
    at += 2 + Math.max(2, length)
  }
  return null
}

/** True when the orientation of a camera's picture lays it on its side. `start` is where its TIFF header begins. */
function isTurned(view: DataView, start: number): boolean {
  const little = text(view, start, 2) === 'II'
  const directory = start + view.getUint32(start + 4, little)
  if (directory + 2 > view.byteLength) return false
  const entries = view.getUint16(directory, little)
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * 12
    if (at + 12 > view.byteLength) return false
    if (view.getUint16(at, little) === 0x0112) return view.getUint16(at + 8, little) >= 5
  }
  return false
}

function webpSize(view: DataView): PictureSize | null {
  const three = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x1_0000
  switch (text(view, 12, 4)) {
    case 'VP8X':
      return sizeOf(three(24) + 1, three(27) + 1)
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return sizeOf((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
    }
    case 'VP8 ':
      return sizeOf(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff)
    default:
      return null
  }
}

/** Boxes that hold the properties of the pictures in an AVIF file, from the outside in, with the bytes before their first. */
const CONTAINERS: Readonly<Record<string, number>> = { meta: 4, iprp: 0, ipco: 0 }

/** The largest picture in the file is the one that shows; the others are its parts, its thumbnail or its transparency. */
function avifSize(view: DataView): PictureSize | null {
  let largest: PictureSize | null = null
  let turned = false
  const ends: number[] = [view.byteLength]
  for (let at = 0; at + 8 <= (ends.at(-1) ?? 0); ) {
    const length = Math.max(8, view.getUint32(at))
    const type = text(view, at + 4, 4)
    if (type === 'ispe') {
      const size = sizeOf(view.getUint32(at + 12), view.getUint32(at + 16))
      if (largest === null || size.width * size.height > largest.width * largest.height) largest = size
    }
    if (type === 'irot') turned = view.getUint8(at + 8) % 2 === 1
    const inside = Object.hasOwn(CONTAINERS, type) ? CONTAINERS[type] : undefined
    if (inside === undefined) at += length
    else {
      ends.push(Math.min(ends.at(-1) ?? 0, at + length))
      at += 8 + inside
    }
    while (ends.length > 1 && at + 8 > (ends.at(-1) ?? 0)) at = Math.max(at, ends.pop() ?? at)
  }
  return largest !== null && turned ? sizeOf(largest.height, largest.width) : largest
}

/** Lengths in pixels, or what the view box gives; a length in other units or in per cent has no size of its own. */
function svgSize(view: DataView): PictureSize | null {
  const head = text(view, 0, Math.min(view.byteLength, SVG_HEAD))
  const start = head.search(/<svg[\s>]/)
  if (start < 0) return null
  const tag = head.slice(start, head.indexOf('>', start))
  const attribute = (name: string) =>
    new RegExp(`\\s${name}\\s*=\\s*["']([^"']{0,80})["']`).exec(tag)?.[1]?.trim() ?? ''
  const [, , boxWidth = NaN, boxHeight = NaN] = attribute('viewBox')
    .split(/[\s,]+/)
    .map(Number)
  const length = (name: string) => (/^[\d.]+(?:px)?$/.test(attribute(name)) ? Number.parseFloat(attribute(name)) : NaN)
  const [width, height] = [length('width'), length('height')]
  if (width > 0 && height > 0) return sizeOf(Math.round(width), Math.round(height))
  if (width > 0) return sizeOf(Math.round(width), Math.round((width * boxHeight) / boxWidth))
  if (height > 0) return sizeOf(Math.round((height * boxWidth) / boxHeight), Math.round(height))
  return attribute('width') === '' && attribute('height') === ''
    ? sizeOf(Math.round(boxWidth), Math.round(boxHeight))
    : null
}

function text(view: DataView, at: number, length: number): string {
  let words = ''
  const end = Math.min(view.byteLength, at + length)
  for (let index = at; index < end; index += 1) words += String.fromCharCode(view.getUint8(index))
  return words
}
