import type { EmbeddedPicture } from './read-post'

const EXTENSIONS: Readonly<Record<string, string>> = {
  ...{ 'image/png': 'png', 'image/jpeg': 'jpg', 'image/jpg': 'jpg', 'image/gif': 'gif', 'image/webp': 'webp' },
  'image/svg+xml': 'svg',
}

/** The pictures of a Word file, each once, under the addresses that its text shows them by. */
export class WordPictures {
  readonly kept: EmbeddedPicture[] = []
  /** The kinds of those that no page shows, such as `x-emf`. */
  readonly unshown = new Set<string>()
  private readonly addresses = new Map<Uint8Array, string>()

  /** Takes the same object for the same picture. Answers "" for one that no page shows: its words stand in its place. */
  addressOf(bytes: Uint8Array, type: string | undefined): string {
    const extension = EXTENSIONS[type?.toLowerCase() ?? '']
    if (extension === undefined) {
      this.unshown.add(type?.replace(/^image\//, '').slice(0, 40) ?? 'unknown')
      return ''
    }
    const known = this.addresses.get(bytes)
    if (known !== undefined) return known
    const address = `embedded/${this.kept.length + 1}.${extension}`
    this.addresses.set(bytes, address)
    this.kept.push({ address, bytes, extension })
    return address
  }
}
