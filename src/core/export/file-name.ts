import { addressPart } from '../address-part'
import { freeSlug } from '../slug'

/** Names that Windows keeps for devices. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** In bytes: systems take 255, an ending and a number still come behind it. */
const LONGEST = 220

/**
 * A slug as the name of a file or folder on every system. It has only letters, digits, - and _; what else no system takes is a
 * name that Windows keeps, and one too long, as 80 letters of some scripts are.
 */
export function fileStem(slug: string): string {
  if (RESERVED.test(slug)) return `${slug}-post`
  // No letter takes more than three bytes a code unit.
  if (slug.length * 3 <= LONGEST) return slug
  let bytes = 0
  let stem = ''
  for (const letter of slug) {
    bytes += utf8Length(letter.codePointAt(0) ?? 0)
    if (bytes > LONGEST) break
    stem += letter
  }
  return stem
}

function utf8Length(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** The file of a post that is exported alone. */
export function postFileName(slug: string): string {
  return `${fileStem(slug)}.html`
}

/**
 * Gives out names for the files of one folder, by slug; none is another's on a disk that takes upper and lower case, or letters
 * composed and not, for the same.
 */
export class FileStems {
  private readonly taken = new Set<string>()

  of(slug: string): string {
    const stem = freeSlug(fileStem(slug), (wanted) => this.taken.has(folded(wanted)))
    this.taken.add(folded(stem))
    return stem
  }
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

/** The address of a file or folder relative to a page, each piece of the path escaped. */
export function pathAddress(path: string): string {
  return path.split('/').map(addressPart).join('/')
}
