import type { TextSelection } from '../../core/text-edit'
import { History } from './history'
import type { Stretch } from './part-around'

/** What the editor remembers of one post while another is on screen. */
export interface EditorMemory {
  readonly history: History
  /** The text the history is about. */
  text: string
  selection: TextSelection
  scrollTop: number
  /** What was laid out of a long text. */
  part: Stretch | null
}

const memories = new Map<string, EditorMemory>()

/** The memory of a post; a new one has the caret at the start. */
export function memoryOf(post: string, text: string): EditorMemory {
  const known = memories.get(post)
  if (known) return known
  const fresh = {
    history: new History(),
    text,
    selection: { anchor: 0, head: 0 },
    scrollTop: 0,
    part: null,
  }
  memories.set(post, fresh)
  return fresh
}

/** Forgets every post (another library was opened). */
export function forgetAll(): void {
  memories.clear()
}
