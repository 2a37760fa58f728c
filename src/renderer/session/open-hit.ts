import type { SearchHit } from '../../core/search/hit'
import type { TextSelection } from '../../core/text-edit'
import { goToComment, goToSource, goToText } from './go-to'
import { openPost } from './posts'

/** Shows what a search found: the post with the passage marked, its comment, or the source. */
export async function openHit(hit: SearchHit): Promise<void> {
  const word = hit.snippet.find((part) => part.hit)?.text
  if (hit.post === null) goToSource(hit.source ?? '')
  else if (hit.comment !== null) await goToComment(hit.post, hit.comment)
  else if (word === undefined) await openPost(hit.post)
  else await goToText(hit.post, (text) => passageIn(text, hit, word))
}

/** Finds the passage of the snippet in a text; answers its first hit. */
function passageIn(text: string, hit: SearchHit, word: string): TextSelection | null {
  const at = hit.snippet.findIndex((part) => part.hit)
  const before = (hit.snippet[at - 1]?.text ?? '').replace(/^…/, '').slice(-30)
  const around = new RegExp(`${spaced(before)}(${escaped(word)})`, 'u').exec(text)
  const from = around ? around.index + around[0].length - word.length : text.indexOf(word)
  return from < 0 ? null : { anchor: from, head: from + word.length }
}

/** As a pattern in which white space may be any: a snippet shows a line break as a space. */
function spaced(text: string): string {
  return text.split(/\s+/).map(escaped).join('\\s+')
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
