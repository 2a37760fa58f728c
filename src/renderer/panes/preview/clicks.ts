import { currentEditor } from '../../editor/port'
import type { Page } from '../../preview/page'
import { openAddress } from '../../session/outside'
import { openPage } from '../../session/page-links'

/**
 * What a click in the preview does: a link of the page scrolls, a cross-reference opens its post, any other link opens
 * outside, and a click on the words puts the caret there in the text.
 */
export function bindClicks(page: Page, article: HTMLElement): () => void {
  const onClick = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null
    const link = target?.closest('a[href]')
    if (link) {
      event.preventDefault()
      followLink(link.getAttribute('href') ?? '', article)
    } else if (target && window.getSelection()?.isCollapsed !== false) goToText(page, target, event)
  }
  article.addEventListener('click', onClick)
  article.addEventListener('auxclick', onClick)
  return () => {
    article.removeEventListener('click', onClick)
    article.removeEventListener('auxclick', onClick)
  }
}

function followLink(href: string, article: HTMLElement): void {
  if (href.startsWith('#')) {
    const target = article.querySelector(`[id="${CSS.escape(href.slice(1))}"]`)
    target?.scrollIntoView({ block: 'center' })
    if (target instanceof HTMLElement) target.focus({ preventScroll: true })
    return
  }
  if (/^(https?:|mailto:)/i.test(href)) {
    void openAddress(href)
    return
  }
  openPage(href)
}

/** The caret goes to the clicked words: found in the block's source by the letters around the click. */
function goToText(page: Page, target: Element, event: MouseEvent): void {
  const editor = currentEditor()
  const block = page.blockOf(target)
  if (!editor || block < 0) return
  const { from, to } = page.rangeOf(block)
  const at = from + placeInSource(editor.text().slice(from, to), wordsAt(event))
  editor.select({ anchor: at, head: at }, 'nearest')
}

interface ClickedWords {
  /** The text node's words before and after the click. */
  readonly before: string
  readonly after: string
}

function wordsAt(event: MouseEvent): ClickedWords {
  const range = document.caretRangeFromPoint(event.clientX, event.clientY)
  const node = range?.startContainer
  if (!range || !(node instanceof Text)) return { before: '', after: '' }
  return { before: node.data.slice(0, range.startOffset), after: node.data.slice(range.startOffset) }
}

/** Where clicked words stand in a source; the longest piece around the click that occurs there decides. */
function placeInSource(source: string, { before, after }: ClickedWords): number {
  for (const size of [24, 12, 6, 3]) {
    const [head, tail] = [before.slice(-size), after.slice(0, size)]
    const at = head + tail === '' ? -1 : source.indexOf(head + tail)
    if (at >= 0) return at + head.length
  }
  return 0
}
