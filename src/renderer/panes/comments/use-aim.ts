import { type RefObject, useEffect } from 'react'
import type { Thread } from '../../../core/comment'
import { type CommentAim, useCommentAim } from '../../session/go-to'
import { keepInView } from '../../ui/keep-in-view'

/** Shows the comment that was asked for, as soon as it is in the list, and gives it the keyboard. */
export function useAim(thread: Thread, list: RefObject<HTMLElement | null>): void {
  const aim = useCommentAim((state) => (state.aim?.post === thread.post ? state.aim : null))
  const there = thread.comments.some(({ id }) => id === aim?.comment)
  useEffect(() => {
    const article =
      there && aim && list.current?.querySelector<HTMLElement>(`[data-comment="${CSS.escape(aim.comment)}"]`)
    if (!aim || !article || !list.current) return
    useCommentAim.setState({ aim: null })
    show(article, list.current, aim)
  }, [aim, there, list])
}

function show(article: HTMLElement, list: HTMLElement, { note }: CommentAim): void {
  article.tabIndex = -1
  article.addEventListener('blur', () => article.removeAttribute('tabindex'), { once: true })
  article.focus({ preventScroll: true })
  article.scrollIntoView({ block: 'start' })
  const stop = keepInView(article, list)
  if (note === null) return
  // The words come from a worker, a moment later.
  const showNote = () => {
    const item = article.querySelectorAll('[role=doc-endnotes] li')[note - 1]
    if (!item) return false
    stop()
    keepInView(item, list)
    item.querySelector<HTMLElement>('[role=doc-backlink]')?.focus({ preventScroll: true })
    return true
  }
  if (showNote()) return
  const observer = new MutationObserver(() => {
    if (showNote() || document.activeElement !== article) observer.disconnect()
  })
  observer.observe(article, { childList: true, subtree: true })
}
