import { useLayoutEffect, useRef } from 'react'
import { editPost } from '../../session/posts'
import { useSession } from '../../session/session'
import { focusOn } from '../../ui/focus'
import styles from './EditorPane.module.css'

/** The title, as it stands at the head of the page. It wraps but has no lines of its own. */
export function TitleBox({ post }: { readonly post: string }) {
  const title = useSession((state) => state.desk[post]?.draft.title ?? '')
  const readOnly = useSession((state) => state.readOnly !== null)
  const box = useRef<HTMLTextAreaElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the words
  useLayoutEffect(() => {
    const area = box.current
    if (!area) return
    const setHeight = () => {
      area.style.height = '0'
      area.style.height = `${area.scrollHeight}px`
    }
    setHeight()
    const observer = new ResizeObserver(setHeight)
    observer.observe(area.parentElement ?? area)
    return () => observer.disconnect()
  }, [title])
  return (
    <textarea
      ref={box}
      rows={1}
      className={styles.title}
      aria-label="Title"
      data-focus="title"
      placeholder="Title"
      dir="auto"
      readOnly={readOnly}
      value={title}
      onChange={(event) => editPost(post, { title: event.currentTarget.value.replaceAll(/\s*\n\s*/g, ' ') })}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
        event.preventDefault()
        void focusOn('body')
      }}
    />
  )
}
