import { join } from 'node:path'
import { Thread } from '../../core/comment'
import { Post } from '../../core/post'
import type { SearchHit } from '../../core/search/hit'
import { SEARCH_PARTS } from '../../core/search/query'
import type { RankedOwner } from '../../core/search/search-index'
import { countHits, snippetOf } from '../../core/search/snippet'
import { splitNotes } from '../../core/search/split-notes'
import { Source } from '../../core/source'
import type { Disk } from '../disk'
import { parseDocument } from '../document'
import { fileNameOfKey } from '../source-file-name'
import { type Owner, textOfComment, textOfSource } from './library-texts'

/** Reads the file of something found and picks the passage that speaks for it; null when the file has gone since. */
export async function describeHit(
  disk: Disk,
  dir: string,
  found: RankedOwner,
  owner: Owner,
  words: ReadonlySet<string>,
): Promise<SearchHit | null> {
  const part = SEARCH_PARTS[found.part]
  const common = { post: owner.id, comment: null, source: null, title: owner.title, by: null, date: owner.date }
  try {
    if (owner.kind === 'source') {
      const path = `sources/${fileNameOfKey(owner.id)}`
      const source = parseDocument(await disk.read(join(dir, path)), path, Source)
      return {
        ...common,
        place: 'source',
        post: null,
        source: owner.id,
        snippet: snippetOf(textOfSource(source), words),
      }
    }
    if (part === 'comments') return { ...common, ...(await bestComment(disk, dir, owner.id, words)) }
    const path = `posts/${owner.id}.json`
    const post = parseDocument(await disk.read(join(dir, path)), path, Post)
    const { prose, notes } = splitNotes(post.body)
    if (part === 'notes')
      return {
        ...common,
        place: 'note',
        snippet: snippetOf(
          best(notes, (note) => note, words),
          words,
        ),
      }
    return { ...common, place: part === 'title' ? 'title' : 'body', snippet: snippetOf(prose, words) }
  } catch {
    return null
  }
}

async function bestComment(disk: Disk, dir: string, post: string, words: ReadonlySet<string>) {
  const path = `comments/${post}.json`
  const { comments } = parseDocument(await disk.read(join(dir, path)), path, Thread)
  const comment = best(comments, textOfComment, words)
  const { id, author, date, body } = comment
  return { place: 'comment' as const, comment: id, by: author.name, date, snippet: snippetOf(body, words) }
}

function best<T>(items: readonly T[], text: (item: T) => string, words: ReadonlySet<string>): T {
  let [most, winner] = [-1, items[0]]
  for (const item of items) {
    const count = countHits(text(item), words)
    if (count > most) [most, winner] = [count, item]
  }
  if (winner === undefined) throw new Error('nothing to choose from')
  return winner
}
