import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BlogAddresses } from '../../core/import/wxr/blog-address'
import { applyEdits, type TextEdit } from '../../core/text-edit'

/** Where the folder of uploads may lie beside an exported file. */
const FOLDERS = ['wp-content/uploads', 'uploads', '.']

/** Finds pictures of a blog that lie beside its exported file, as they lie on its server. Nothing is fetched from the web. */
export class BlogPictures {
  private absent = 0

  constructor(
    private readonly file: string,
    private readonly addresses: BlogAddresses,
  ) {}

  /** How many were shown, but not found. */
  get missing(): number {
    return this.absent
  }

  /** A text that shows the pictures beside the file in place of those on the web. */
  async inText(body: string): Promise<string> {
    const edits: TextEdit[] = []
    for (const match of body.matchAll(/!\[[^\]\n]*\]\(<?([^)\s>]+)>?/g)) {
      const address = match[1] ?? ''
      const found = await this.find(address)
      if (found === null) continue
      const from = match.index + match[0].lastIndexOf(address)
      edits.push({ from, to: from + address.length, insert: found })
    }
    return applyEdits(body, edits)
  }

  /** The address of a picture beside the file; null for one elsewhere, and where it is not there. */
  async find(address: string): Promise<string | null> {
    const upload = this.addresses.uploadOf(address)
    if (upload === null) return null
    // WordPress shows smaller copies; the picture itself serves as well.
    const names = [...new Set([upload, upload.replace(/-\d{1,5}x\d{1,5}(?=\.\w+$)/, '')])]
    for (const path of names.flatMap((name) =>
      FOLDERS.map((folder) => (folder === '.' ? name : `${folder}/${name}`)),
    )) {
      const beside = await stat(join(dirname(this.file), path)).catch(() => null)
      if (beside?.isFile()) return encodeURI(path).replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'))
    }
    this.absent += 1
    return null
  }
}
