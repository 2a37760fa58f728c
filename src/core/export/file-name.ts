/** Names that Windows keeps for devices. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** The file of a post that is exported alone; a slug has only letters, digits, - and _, so it needs no more care. */
export function postFileName(slug: string): string {
  return `${RESERVED.test(slug) ? `${slug}-post` : slug}.html`
}

/** The address of a file or folder relative to a page, each piece of the path escaped. */
export function pathAddress(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/')
}
