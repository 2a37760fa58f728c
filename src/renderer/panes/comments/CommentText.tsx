import { memo, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Comment } from '../../../core/comment'
import { commentIdPrefix } from '../../../core/comments/anchor'
import { hostOf } from '../../../core/comments/links'
import { askAboutText } from '../../comment-text/ask'
import { maybeCited } from '../../comment-text/cited'
import { targetsIn } from '../../comment-text/targets'
import { openAddress } from '../../session/outside'
import { openPage } from '../../session/page-links'
import { session } from '../../session/session'
import { useSources } from '../../session/sources'
import styles from './Comment.module.css'

interface Props {
  readonly post: string
  readonly comment: Pick<Comment, 'id' | 'body' | 'kind'>
}

/**
 * The words of a comment as they print, its notes numbered on their own. They come from strangers: a worker renders them
 * through the narrow list of what comments may hold, links say where they lead, and nothing is fetched.
 */
export const CommentText = memo(function CommentText({ post, comment }: Props) {
  const root = useRef<HTMLDivElement>(null)
  const html = useRendered(post, comment)
  useLayoutEffect(() => {
    if (!root.current || html === null || html === 'plain') return
    // The sanitiser's own output, and only of text that went through it.
    root.current.innerHTML = html
    if (comment.kind === 'reader') showHosts(root.current)
    // Many comments share the screen; a screen reader needs their notes apart.
    root.current.querySelector('[role=doc-endnotes]')?.setAttribute('aria-label', `Notes of comment ${comment.id}`)
  }, [html, comment.kind, comment.id])
  useEffect(() => {
    const element = root.current
    if (!element) return
    const onClick = (event: MouseEvent) => follow(event, element)
    element.addEventListener('click', onClick)
    element.addEventListener('auxclick', onClick)
    return () => {
      element.removeEventListener('click', onClick)
      element.removeEventListener('auxclick', onClick)
    }
  }, [])
  if (html === 'plain')
    return (
      <div className={`read ${styles.text}`} dir="auto">
        <p className={styles.plain}>{comment.body}</p>
      </div>
    )
  return <div ref={root} className={`read ${styles.text}`} dir="auto" />
})

/** The HTML of a comment; null until it is there, "plain" when the text defeats the worker. */
function useRendered(post: string, { id, body, kind }: Props['comment']): string | null {
  const [html, setHtml] = useState<string | null>(null)
  const sources = useSources((state) => (body.includes('@') ? state.index : null))
  const style = useSources((state) => (body.includes('@') ? state.style : null))
  useEffect(() => {
    let wanted = true
    const cited = sources === null ? [] : maybeCited(body, sources)
    const { library } = session()
    const job = {
      kind: 'render',
      markdown: body,
      fromReader: kind === 'reader',
      idPrefix: commentIdPrefix(`${post}-`, id),
      language: library?.language ?? 'en',
      typographer: library?.settings.typographer ?? false,
      targets: targetsIn(body, post),
      citations: cited.length === 0 || style === null ? null : { sources: cited, style },
    } as const
    void askAboutText(job).then((answer) => {
      if (wanted) setHtml(answer === null ? 'plain' : answer.html)
    })
    return () => {
      wanted = false
    }
  }, [post, id, body, kind, sources, style])
  return html
}

/** Writes behind each link of a stranger where it leads, unless its words say it already. */
function showHosts(root: HTMLElement): void {
  for (const link of root.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    const host = hostOf(link.getAttribute('href') ?? '')
    if (host === null) continue
    link.title = link.href
    if (hostOf(link.textContent ?? '') === host) continue
    const shown = document.createElement('span')
    shown.className = styles.host ?? ''
    shown.textContent = ` (${host})`
    link.after(shown)
  }
}

/** A link of a comment never leads the window away: notes are shown, posts opened, addresses handed to the main process. */
function follow(event: MouseEvent, root: HTMLElement): void {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (!link) return
  event.preventDefault()
  const href = link.getAttribute('href') ?? ''
  if (/^(https?:|mailto:)/i.test(href)) void openAddress(href)
  else if (href.startsWith('#')) {
    const target = root.querySelector<HTMLElement>(`[id="${CSS.escape(href.slice(1))}"]`)
    target?.scrollIntoView({ block: 'nearest' })
    const link = target?.matches('a') ? target : target?.querySelector<HTMLElement>('[role="doc-backlink"]')
    link?.focus({ preventScroll: true })
  } else openPage(href)
}
