import { type RefObject, useEffect, useState } from 'react'
import styles from './PreviewTab.module.css'

interface Shown {
  readonly html: string
  readonly left: number
  readonly top: number
}

/** Shows a note beside its mark while the pointer or the keyboard is on the mark. */
export function HoverNote({ article }: { readonly article: RefObject<HTMLElement | null> }) {
  const [shown, setShown] = useState<Shown | null>(null)
  useEffect(() => {
    const root = article.current
    if (!root) return
    const show = (event: Event) => setShown(event.target instanceof Element ? noteOf(event.target, root) : null)
    const hide = () => setShown(null)
    const pairs = [
      ['mouseover', show],
      ['focusin', show],
      ['mouseleave', hide],
      ['focusout', hide],
      ['click', hide],
    ] as const
    for (const [name, run] of pairs) root.addEventListener(name, run)
    root.parentElement?.addEventListener('scroll', hide)
    return () => {
      for (const [name, run] of pairs) root.removeEventListener(name, run)
      root.parentElement?.removeEventListener('scroll', hide)
    }
  }, [article])
  if (!shown) return null
  return (
    <div
      role="tooltip"
      className={`read ${styles.hover}`}
      style={{ left: shown.left, top: shown.top }}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a copy of the page's own note, which core sanitised
      dangerouslySetInnerHTML={{ __html: shown.html }}
    />
  )
}

function noteOf(target: Element, root: HTMLElement): Shown | null {
  const mark = target.closest('a[role=doc-noteref]')
  const id = mark?.getAttribute('href')?.slice(1)
  const words = id === undefined ? null : root.querySelector(`[id="${CSS.escape(id)}"] > div`)
  if (!mark || !words) return null
  const copy = words.cloneNode(true) as HTMLElement
  for (const back of copy.querySelectorAll('[role=doc-backlink]')) back.remove()
  for (const named of copy.querySelectorAll('[id]')) named.removeAttribute('id')
  const place = mark.getBoundingClientRect()
  const column = root.getBoundingClientRect()
  const below = place.bottom + 8
  const top = below > window.innerHeight - 160 ? Math.max(8, place.top - 150) : below
  return { html: copy.innerHTML, left: column.left + 16, top }
}
