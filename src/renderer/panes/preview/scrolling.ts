import { noteAt } from '../../../core/footnotes/go-to'
import { currentEditor, watchEditor } from '../../editor/port'
import { useAnalysis } from '../../preview/analysis'
import type { Page } from '../../preview/page'

/** The air above the topmost block (px). */
const AIR = 16
/** Scrolling of one side answers scrolling of the other only after this rest (ms), so that they never chase each other. */
const REST = 150

/**
 * Keeps preview and text at the same place, by the offsets of the blocks in the source: whichever side the person scrolls
 * leads, the other follows. Answers `follow` for when the page changed under it.
 */
export function bindScrolling(page: Page, scroller: HTMLElement): { follow: () => void; stop: () => void } {
  let leader: 'text' | 'page' | null = null
  let last: 'text' | 'page' = 'text'
  let ours = -1
  let rest: ReturnType<typeof setTimeout> | undefined
  const lead = (side: 'text' | 'page'): boolean => {
    if (leader !== null && leader !== side) return false
    leader = side
    last = side
    clearTimeout(rest)
    rest = setTimeout(() => {
      leader = null
    }, REST)
    return true
  }
  const follow = () => {
    const editor = currentEditor()
    if (!editor) return
    scroller.scrollTop = pagePosition(page, editor.top())
    ours = scroller.scrollTop
  }
  let stopEditor = () => {}
  const stopWatching = watchEditor((editor) => {
    stopEditor()
    stopEditor = editor?.onScroll(() => lead('text') && follow()) ?? (() => {})
    requestAnimationFrame(follow)
  })
  const onScroll = () => {
    const editor = currentEditor()
    // The answer to our own scrolling is no wish of the person's.
    if (Math.abs(scroller.scrollTop - ours) < 1) return
    ours = -1
    if (editor && lead('page')) editor.scrollToTop(textPosition(page, scroller))
  }
  scroller.addEventListener('scroll', onScroll)
  // A part that is laid out only now, a picture that arrives: what followed the text has moved away from it.
  const laidOut = new ResizeObserver(() => last === 'text' && follow())
  for (const part of scroller.children) laidOut.observe(part)
  return {
    follow,
    stop: () => {
      clearTimeout(rest)
      laidOut.disconnect()
      stopEditor()
      stopWatching()
      scroller.removeEventListener('scroll', onScroll)
    },
  }
}

/** How far the page scrolls to show at its top what the text shows at its top. */
function pagePosition(page: Page, offset: number): number {
  const note = noteAt(useAnalysis.getState().scan, offset)
  const item = note && page.noteElement(note.number)
  if (item) return item.offsetTop - AIR
  const block = page.blockAt(offset)
  page.bring(Math.max(0, block))
  const element = block < 0 ? null : page.elementOf(block)
  if (!element || offset === 0) return 0
  const { from, to } = page.rangeOf(block)
  const part = Math.min(1, Math.max(0, (offset - from) / Math.max(1, to - from)))
  return element.offsetTop + part * element.offsetHeight - AIR
}

/** The place in the text that stands at the top of the page. */
function textPosition(page: Page, scroller: HTMLElement): number {
  const y = scroller.scrollTop + AIR
  const [from, to] = page.drawnBlocks
  let [low, high] = [from, to - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((page.elementOf(middle)?.offsetTop ?? 0) <= y) low = middle
    else high = middle - 1
  }
  const element = page.elementOf(low)
  if (!element || scroller.scrollTop < AIR) return 0
  const range = page.rangeOf(low)
  const part = Math.min(1, Math.max(0, (y - element.offsetTop) / Math.max(1, element.offsetHeight)))
  return Math.round(range.from + part * (range.to - range.from))
}
