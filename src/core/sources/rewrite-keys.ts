import type { TextEdit } from '../text-edit'
import { writeKey } from './citation-syntax'
import { citationsIn } from './cited-keys'
import { foldKey } from './source-index'

/**
 * The splices that give citations other keys, for a rename or a merge. `renames` goes from folded key (`foldKey`) to the new key.
 * Nothing but keys is touched; code is left alone. No edits when the text cites none of them.
 */
export function rewriteKeys(text: string, renames: ReadonlyMap<string, string>): TextEdit[] {
  const edits: TextEdit[] = []
  for (const { items } of citationsIn(text))
    for (const { key, keyFrom, keyTo } of items) {
      const wanted = renames.get(foldKey(key))
      if (wanted === undefined || wanted === key) continue
      const braced = text[keyFrom - 1] === '{'
      const plain = !braced && writeKey(wanted) === wanted && !wouldGrow(text, keyTo)
      edits.push({ from: keyFrom, to: keyTo, insert: braced || plain ? wanted : `{${wanted}}` })
    }
  return edits
}

/** A key that ends where more of a key could follow must be fenced, or it would swallow what follows. */
function wouldGrow(text: string, end: number): boolean {
  return /^[\p{L}\p{N}_]/u.test(text.slice(end, end + 2))
}
