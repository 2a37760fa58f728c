import type { Element, Root } from 'hast'
import { attribute, elementsOf } from './tree'

/** A picture that stands in a page as a `data:` address. */
export interface InlinePicture {
  /** What the page shows in its place: `embedded/1.png`. */
  readonly address: string
  readonly extension: string
  /** Its bytes, as base64 or with percent signs. */
  readonly data: string
  readonly base64: boolean
}

const DATA = /^data:image\/([a-z0-9.+-]+)((?:;[^,;]{0,100}){0,9}),/i
const EXTENSIONS: Readonly<Record<string, string>> = {
  ...{ png: 'png', jpeg: 'jpg', jpg: 'jpg', gif: 'gif', webp: 'webp', avif: 'avif', 'svg+xml': 'svg' },
}

/** Where pages keep a picture's address until a reader comes to it. */
const LATER = ['dataSrc', 'dataLazySrc', 'dataOriginal', 'dataOrigFile']

/** Gives the pictures of a tree addresses that a post can show; answers those that stood in it themselves. */
export function takeInlinePictures(root: Root | Element): InlinePicture[] {
  const pictures = new Map<string, InlinePicture>()
  for (const image of elementsOf(root)) {
    if (image.tagName !== 'img') continue
    const typed = attribute(image, 'src')
    const later = LATER.map((name) => attribute(image, name)).find(Boolean)
    const source = later !== undefined && (typed === '' || typed.startsWith('data:')) ? later : typed
    const picture = /^data:/i.test(source) ? (pictures.get(source) ?? inlinePicture(source, pictures.size + 1)) : null
    if (picture) pictures.set(source, picture)
    image.properties.src = picture?.address ?? (/^data:/i.test(source) ? '' : writable(source))
  }
  return [...pictures.values()]
}

function inlinePicture(source: string, number: number): InlinePicture | null {
  const [head, type = '', parameters = ''] = DATA.exec(source) ?? []
  const extension = EXTENSIONS[type.toLowerCase()]
  if (head === undefined || extension === undefined) return null
  const base64 = /;base64$/i.test(parameters)
  return { address: `embedded/${number}.${extension}`, extension, data: source.slice(head.length), base64 }
}

/** A name beside the page may hold spaces and brackets, which would end an address in Markdown. */
function writable(address: string): string {
  return address
    .trim()
    .replaceAll(/[\s()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
}
