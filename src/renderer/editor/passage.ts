import type { Passage } from '../../core/footnotes/fragment'
import { cutPassage, extractFragment, type Fragment } from '../../core/footnotes/take-along'
import type { TextChange, TextSelection } from '../../core/text-edit'
import { useAnalysis } from '../preview/analysis'
import { askWorker, runInWorker } from '../preview/reader'
import { copyText } from '../ui/clipboard'
import type { EditorPort } from './port'
import { tellDone } from './take-back'

/** What was copied or cut last from a post, and what of it the clipboard holds. */
interface Clip extends Passage {
  readonly post: string
  readonly plain: readonly string[]
}

let clip: Clip | null = null

/**
 * Copies or cuts words that call notes: the clipboard gets their definitions too, so that they read in any program, and a
 * cut takes those out of the text that nothing else calls. Answers false for what the browser does well by itself.
 */
export function copyPassage(event: ClipboardEvent, editor: EditorPort): boolean {
  const { anchor, head } = editor.selection()
  const [from, to] = [Math.min(anchor, head), Math.max(anchor, head)]
  const source = editor.text()
  const words = source.slice(from, to)
  if (!words.includes('[^') || !event.clipboardData) {
    clip = null
    return false
  }
  const cut = event.type === 'cut'
  const { post, text, scan } = useAnalysis.getState()
  const read = post === editor.post && text === source
  const whole = read ? withDefinitions(extractFragment(text, scan, from, to)) : words
  clip = { post: editor.post, source, from, to, cut, plain: [words, whole] }
  event.clipboardData.setData('text/plain', whole)
  if (!read) void addDefinitions(clip)
  if (cut) void cutSelection(editor)
  return true
}

/** The notes of words that were copied before their text was read come to the clipboard a moment later. */
async function addDefinitions(copied: Clip): Promise<void> {
  const { source, from, to } = copied
  const whole = withDefinitions(await askWorker({ name: 'fragment', from, to }, source))
  if (clip !== copied) return
  clip = { ...copied, plain: [...copied.plain, whole] }
  copyText(whole)
}

function withDefinitions({ words, definitions }: Fragment): string {
  return [words, ...definitions].join('\n\n')
}

async function cutSelection(editor: EditorPort): Promise<void> {
  let notes = 0
  const done = await editor.applyLater(async (text, selection) => {
    const { post, text: known, scan } = useAnalysis.getState()
    const [from, to] = [Math.min(selection.anchor, selection.head), Math.max(selection.anchor, selection.head)]
    const fresh = post === editor.post && known === text
    const cut = fresh ? cutPassage(text, scan, from, to) : await askWorker({ name: 'cut', from, to }, text)
    notes = cut.notes
    return cut
  })
  if (notes > 0) tellDone(notes === 1 ? 'Its note was cut with it' : `Its ${notes} notes were cut with it`, done)
}

/** Pastes what was copied or cut in a post with its notes. Answers false when the clipboard holds something else. */
export function pastePassage(plain: string, editor: EditorPort): boolean {
  const source = clip
  if (!source?.plain.some((one) => sameWords(one, plain))) return false
  const { post, plain: _, ...passage } = source
  void editor.applyLater(async (text, selection) => {
    const change = await runInWorker({ name: 'paste-passage', passage, here: post === editor.post }, text, selection)
    return change ?? plainPaste(plain, selection)
  })
  return true
}

/** Windows gives the clipboard line ends of its own. */
function sameWords(a: string, b: string): boolean {
  return a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n')
}

/** What the browser would have pasted. */
export function plainPaste(plain: string, { anchor, head }: TextSelection): TextChange {
  const from = Math.min(anchor, head)
  const at = from + plain.length
  return { edits: [{ from, to: Math.max(anchor, head), insert: plain }], selection: { anchor: at, head: at } }
}
