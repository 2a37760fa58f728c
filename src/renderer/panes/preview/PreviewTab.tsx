import { useEffect, useRef } from 'react'
import { Page } from '../../preview/page'
import { watchPage } from '../../preview/reader'
import { useSession } from '../../session/session'
import { longDate } from '../../ui/dates'
import { bindClicks } from './clicks'
import { HoverNote } from './HoverNote'
import { markNoteHere } from './here'
import styles from './PreviewTab.module.css'
import { bindScrolling } from './scrolling'

/** The post as it will print, scrolled with the editor. */
export function PreviewTab({ post }: { readonly post: string }) {
  const title = useSession((state) => state.desk[post]?.draft.title ?? '')
  const byline = useByline(post)
  const article = useRef<HTMLElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!article.current || !scroller.current) return
    const page = new Page(article.current)
    const here = markNoteHere(article.current, post)
    const scrolling = bindScrolling(page, scroller.current)
    const stops = [
      watchPage((patch) => {
        page.show(patch)
        here.refresh()
        scrolling.follow()
      }),
      here.stop,
      scrolling.stop,
      bindClicks(page, article.current),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [post])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div ref={scroller} className={styles.scroller} tabIndex={0} data-inspector-scroller>
      <article ref={article} className={`read ${styles.article}`} dir="auto">
        <h1>{title === '' ? <span className="dim">Untitled</span> : title}</h1>
        <p className={styles.by}>{byline}</p>
      </article>
      <HoverNote article={article} />
    </div>
  )
}

function useByline(post: string): string {
  const authors = useSession((state) => state.library?.authors)
  const ids = useSession((state) => state.desk[post]?.draft.authors)
  const date = useSession((state) => state.desk[post]?.draft.date ?? '')
  const names = (ids ?? []).map((id) => authors?.find((author) => author.id === id)?.name ?? id)
  return [names.join(', '), longDate(date)].filter(Boolean).join(' · ')
}
