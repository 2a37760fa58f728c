import { flushSync } from 'react-dom'
import { create } from 'zustand'
import type { Source } from '../../../core/source'
import { writeCitation, writeKey } from '../../../core/sources/citation-syntax'
import { guessSource } from '../../../core/sources/guess-source'
import { addSource } from '../../session/source-actions'
import { showToast } from '../../ui/toast'
import { type CiteTarget, citeTarget } from './target'

interface FromText {
  readonly target: CiteTarget
  /** The words that were marked, and where. */
  readonly words: string
  readonly from: number
  readonly to: number
  readonly csl: Source['csl']
}

export const useFromText = create<{ readonly open: FromText | null }>()(() => ({ open: null }))

/** Guesses the record behind the marked words and shows it for the author to confirm. */
export function openSourceFromText(): void {
  const target = citeTarget()
  if (!target) return
  const { anchor, head } = target.selection
  const marked = target.text.slice(Math.min(anchor, head), Math.max(anchor, head))
  const words = marked.trim()
  if (words === '' || /\n\s*\n/.test(words) || words.length > 1000) {
    showToast('Mark one citation first, such as “N.Y. Times (June 10, 2016)”.')
    return
  }
  const from = Math.min(anchor, head) + marked.indexOf(words)
  useFromText.setState({ open: { target, words, from, to: from + words.length, csl: guessSource(words) } })
}

export function changeGuess(csl: Source['csl']): void {
  useFromText.setState(({ open }) => ({ open: open && { ...open, csl } }))
}

export function closeFromText(): void {
  const { open } = useFromText.getState()
  flushSync(() => useFromText.setState({ open: null }))
  open?.target.focus()
}

/** Makes the source. `link` keeps the words as typed and ties them to it; `cite` puts a citation in their place. */
export async function confirmFromText(how: 'link' | 'cite' | 'only'): Promise<void> {
  const { open } = useFromText.getState()
  if (!open) return
  // At once: a second click would make the source a second time.
  flushSync(() => useFromText.setState({ open: null }))
  const { note: _, ...csl } = open.csl
  const source = await addSource({ csl: csl as Source['csl'] })
  if (!source) return useFromText.setState({ open })
  if (how === 'only') open.target.focus()
  else open.target.replace(open.from, open.to, replacement(how, open.words, source.key))
}

function replacement(how: 'link' | 'cite', words: string, key: string): string {
  if (how === 'link') return `[${words}](@${writeKey(key)})`
  return writeCitation([{ key, prefix: '', locator: null, suffix: '', suppressAuthor: false }])
}
