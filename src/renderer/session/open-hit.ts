import type { SearchHit } from '../../core/search/hit'
import { currentEditor } from '../editor/port'
import { openPost } from './posts'
import { useSession } from './session'

/** Shows what a search found: the post with the passage marked, its comments, or the sources. */
export async function openHit(hit: SearchHit): Promise<void> {
  if (hit.post === null) {
    useSession.setState({ screen: 'sources' })
    return
  }
  await openPost(hit.post)
  if (hit.place === 'comment') {
    useSession.setState({ tab: 'comments' })
    return
  }
  const [word] = hit.snippet.filter((part) => part.hit)
  if (word) requestAnimationFrame(() => markPassage(hit, word.text))
}

/** Finds the passage of the snippet in the text on screen and marks its first hit. */
function markPassage(hit: SearchHit, word: string): void {
  const editor = currentEditor()
  if (!editor || editor.post !== hit.post) return
  const text = editor.text()
  const at = hit.snippet.findIndex((part) => part.hit)
  const before = (hit.snippet[at - 1]?.text ?? '').replace(/^…/, '').slice(-30)
  const around = new RegExp(`${spaced(before)}(${escaped(word)})`, 'u').exec(text)
  const from = around ? around.index + around[0].length - word.length : text.indexOf(word)
  if (from >= 0) editor.select({ anchor: from, head: from + word.length }, 'center')
}

/** As a pattern in which white space may be any: a snippet shows a line break as a space. */
function spaced(text: string): string {
  return text.split(/\s+/).map(escaped).join('\\s+')
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
