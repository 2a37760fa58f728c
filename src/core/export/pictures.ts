import type { PictureSize } from '../picture-size'

/** How the pictures of a text, written `assets/…` in it, stand in a page. */
export interface PicturePlaces {
  /** Its address, null to leave it as it is written. */
  readonly addressOf: (name: string) => string | null
  /** Its size, which keeps the text from jumping while it loads; null where that is not known. */
  readonly sizeOf: (name: string) => PictureSize | null
}

const IMAGE = /<img [^>]*>/g
const ADDRESS = /( (?:src|href))="(?:\.\/)?assets\/([0-9a-f]{64}\.[a-z0-9]+)"/g
const SOURCE = new RegExp(ADDRESS.source.replace('(?:src|href)', 'src'))

/** Gives the pictures of a page their addresses and, where the author gave none, their sizes. Takes our own HTML. */
export function withPictures(page: string, { addressOf, sizeOf }: PicturePlaces): string {
  // Most pages have none, and looking through every tag takes long.
  if (!page.includes('"assets/') && !page.includes('"./assets/')) return page
  return page
    .replaceAll(IMAGE, (image) => {
      const size = sizeOf(SOURCE.exec(image)?.[2] ?? '')
      if (size === null || / (?:width|height)="/.test(image)) return image
      return image.replace(SOURCE, `$& width="${size.width}" height="${size.height}"`)
    })
    .replaceAll(ADDRESS, (written: string, attribute: string, name: string) => {
      const address = addressOf(name)
      return address === null ? written : `${attribute}="${address}"`
    })
}
