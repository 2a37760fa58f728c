import { useVirtualizer } from '@tanstack/react-virtual'
import { MessageSquare } from 'lucide-react'
import { type KeyboardEvent, memo, useEffect, useRef } from 'react'
import { counted } from '../../../core/counted'
import type { PostSummary } from '../../../core/post'
import { openPost } from '../../session/posts'
import { useSession } from '../../session/session'
import { shortDate } from '../../ui/dates'
import { closeDrawer } from '../../ui/overlay'
import pane from '../../ui/Pane.module.css'
import styles from './PostsPane.module.css'

/** A row is 6.5rem. */
const ROW = 104

/** The list itself: only the rows in view exist, so 10,000 posts cost what 10 do. */
export function PostsList({ posts }: { readonly posts: readonly PostSummary[] }) {
  const scroller = useRef<HTMLDivElement>(null)
  const current = useSession((state) => state.current)
  const textSize = useSession((state) => state.preferences.textSize)
  const rows = useVirtualizer({
    count: posts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW * textSize,
    overscan: 6,
    initialRect: { width: 288, height: 900 },
  })
  const index = posts.findIndex((post) => post.id === current)
  useEffect(() => {
    if (index >= 0) rows.scrollToIndex(index, { align: 'auto' })
  }, [index, rows])

  const move = (event: KeyboardEvent) => {
    const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: posts.length - 1 }[event.key]
    const post = target === undefined ? undefined : posts[target]
    if (!post || target === undefined) return
    event.preventDefault()
    rows.scrollToIndex(target)
    void openPost(post.id)
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-post="${post.id}"]`)?.focus())
  }

  return (
    <div ref={scroller} className={pane.scroll}>
      <ul aria-label="Posts" className={styles.list} style={{ height: rows.getTotalSize() }} onKeyDown={move}>
        {rows.getVirtualItems().map(({ index: at, start }) => {
          const post = posts[at]
          if (!post) return null
          const chosen = post.id === current
          return (
            <li
              key={post.id}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
              aria-label={describe(post)}
              aria-setsize={posts.length}
              aria-posinset={at + 1}
            >
              <PostRow post={post} chosen={chosen} tabbable={chosen || (index < 0 && at === 0)} />
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** The accessible name of a row; it begins with the title. */
function describe(post: PostSummary): string {
  const parts = [titleOf(post)]
  if (post.status !== 'published') parts.push(post.status)
  parts.push(shortDate(shownDate(post)), notesOf(post))
  if (post.comments.pending > 0) parts.push(counted(post.comments.pending, 'new comment', 'new comments'))
  return parts.filter(Boolean).join(', ')
}

const titleOf = (post: PostSummary) => (post.title.trim() === '' ? 'Untitled' : post.title)
const shownDate = (post: PostSummary) => (post.status === 'draft' ? post.modified : post.date)
const notesOf = (post: PostSummary) => (post.notes === 0 ? '' : post.notes === 1 ? '1 note' : `${post.notes} notes`)

const STATE_WORDS: Partial<Record<PostSummary['status'], string>> = {
  draft: 'Draft',
  scheduled: 'Scheduled',
  withheld: 'Withheld',
}

interface RowProps {
  readonly post: PostSummary
  readonly chosen: boolean
  readonly tabbable: boolean
}

const PostRow = memo(function PostRow({ post, chosen, tabbable }: RowProps) {
  const title = titleOf(post)
  return (
    <button
      type="button"
      data-post={post.id}
      {...(tabbable ? { 'data-focus': 'posts' } : {})}
      className={styles.post}
      aria-label={describe(post)}
      aria-current={chosen ? 'true' : undefined}
      tabIndex={tabbable ? 0 : -1}
      onClick={() => {
        closeDrawer()
        void openPost(post.id)
      }}
    >
      <span className={styles.text} dir="auto">
        <span className={styles.title}>{title}</span>
        {title.length < 60 && post.opening !== '' && <span className={styles.opening}>{post.opening}</span>}
      </span>
      <span className={styles.meta}>
        {STATE_WORDS[post.status] !== undefined && <span className={styles.state}>{STATE_WORDS[post.status]}</span>}
        <span>{shortDate(shownDate(post))}</span>
        <span className={styles.right}>
          {post.notes > 0 && <span>{notesOf(post)}</span>}
          <CommentsMark post={post} />
        </span>
      </span>
    </button>
  )
})

function CommentsMark({ post }: { readonly post: PostSummary }) {
  const { pending, approved } = post.comments
  if (pending === 0 && approved === 0) return null
  return (
    <span className={styles.comments} data-due={pending > 0 || undefined}>
      <MessageSquare size={14} aria-hidden />
      {pending > 0 ? `${pending} new` : approved}
    </span>
  )
}
