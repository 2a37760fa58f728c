import { Check, CircleAlert, LoaderCircle, Lock } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Comment } from '../../../core/comment'
import { withCommas } from '../../../core/counted'
import { describeError } from '../../../core/error-words'
import { stopModeration, useModeration } from '../../session/moderation'
import { openPost } from '../../session/posts'
import { isNarrowed, partsOf, useQueue } from '../../session/queue'
import { useSession } from '../../session/session'
import { loadThread, useThreads } from '../../session/threads'
import { Banner } from '../../ui/Banner'
import { EmptyState } from '../../ui/EmptyState'
import { keepInView } from '../../ui/keep-in-view'
import pane from '../../ui/Pane.module.css'
import card from '../comments/Comment.module.css'
import { CommentCard } from '../comments/CommentCard'
import { NotDecided } from '../comments/NotDecided'
import { notSaved } from '../comments/not-saved'
import styles from './CommentsQueue.module.css'
import { PassageView } from './PassageView'
import { threadAround } from './thread-around'

/** The comment looked at, in its thread, under the passage it speaks of. */
export function QueueThread() {
  const selected = useQueue((state) => state.selected)
  const ready = useQueue((state) => state.phase === 'ready')
  return (
    <main className={pane.col} aria-label="Thread">
      {selected === null ? <NothingChosen ready={ready} /> : <Selected {...partsOf(selected)} />}
      <Status />
    </main>
  )
}

function NothingChosen({ ready }: { readonly ready: boolean }) {
  const decided = useQueue((state) => state.status === 'pending' && !isNarrowed(state))
  return (
    <>
      <header className={`${pane.bar} ${styles.head}`} />
      {ready && decided ? <EmptyState middle title="Every comment is decided." /> : <div className={pane.grow} />}
    </>
  )
}

function Selected({ post, id }: { readonly post: string; readonly id: string }) {
  const thread = useThreads((state) => state.threads[post])
  const failure = useThreads((state) => state.failures[post])
  const comment = thread?.comments.find((one) => one.id === id)
  // A reply box may be open on a comment while the list moves on: the thread is asked for once a post.
  useEffect(() => void loadThread(post), [post])
  return (
    <>
      <Head post={post} />
      <div className={pane.scroll}>
        <NotDecided />
        {failure && <Banner>{describeError(failure)}</Banner>}
        {thread && comment && (
          <div key={`${post}/${id}`} className={styles.thread}>
            <PassageView post={post} comment={comment} />
            <Around comments={thread.comments} post={post} comment={comment} />
          </div>
        )}
      </div>
    </>
  )
}

function Head({ post }: { readonly post: string }) {
  const title = useSession((state) => state.posts.find(({ id }) => id === post)?.title ?? '')
  const keys = useQueue((state) => state.keys)
  const selected = useQueue((state) => state.selected)
  const open = () => {
    useSession.setState({ tab: 'comments' })
    void openPost(post)
  }
  return (
    <header className={`${pane.bar} ${styles.head}`}>
      <h2 title={title}>{title === '' ? 'Untitled' : title}</h2>
      <span className={pane.grow} />
      <span className={styles.place}>
        {withCommas(selected === null ? 0 : keys.indexOf(selected) + 1)} of {withCommas(keys.length)}
      </span>
      <button type="button" className={card.button} onClick={open}>
        Open post
      </button>
    </header>
  )
}

interface AroundProps {
  readonly comments: readonly Comment[]
  readonly post: string
  readonly comment: Comment
}

function Around({ comments, post, comment }: AroundProps) {
  const rows = useMemo(() => threadAround(comments, comment.id), [comments, comment.id])
  const signs = useQueue((state) => state.rows[`${post}/${comment.id}`]?.signs)
  const list = useRef<HTMLUListElement>(null)
  const [whole, setWhole] = useState(false)
  useEffect(() => {
    const article = list.current?.querySelector(`[data-comment="${CSS.escape(comment.id)}"]`)
    return article && list.current ? keepInView(article, list.current) : undefined
  }, [comment.id])
  const shown = whole ? rows.all : rows.near
  const ids = new Set(shown.map((row) => row.comment.id))
  const hidden = (parent: string | null) =>
    parent === null || ids.has(parent) ? null : (comments.find(({ id }) => id === parent)?.author.name ?? null)
  return (
    <ul ref={list} aria-label="Thread">
      {!whole && rows.all.length > rows.near.length && (
        <li className={styles.more}>
          <button type="button" className={card.button} onClick={() => setWhole(true)}>
            Show all {withCommas(rows.all.length)} comments of this post
          </button>
        </li>
      )}
      {shown.map(({ comment: each, depth }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two comments of a foreign file may share an id
        <li key={`${each.id}-${at}`}>
          <CommentCard
            post={post}
            comment={each}
            depth={Math.min(depth, 4)}
            answers={hidden(each.parent)}
            actions={each.id === comment.id}
            sticky
            {...(each.id === comment.id && signs ? { signs } : {})}
          />
        </li>
      ))}
    </ul>
  )
}

/** How much waits, and how the saving of decisions stands. */
function Status() {
  const posts = useSession((state) => state.posts)
  const progress = useModeration((state) => state.progress)
  const waiting = posts.reduce((sum, { comments }) => sum + comments.pending, 0)
  const inPosts = posts.filter(({ comments }) => comments.pending > 0).length
  const words = `${withCommas(waiting)} waiting in ${inPosts === 1 ? '1 post' : `${withCommas(inPosts)} posts`}`
  return (
    <footer className={`${pane.status} ${styles.status}`}>
      <span className="num">{progress ? progressWords(progress) : waiting === 0 ? 'Nothing waits' : words}</span>
      {progress && (
        <button type="button" className={card.button} onClick={stopModeration}>
          Stop
        </button>
      )}
      <SaveMark />
    </footer>
  )
}

function progressWords({ done, total }: { readonly done: number; readonly total: number }): string {
  return `${withCommas(done)} of ${withCommas(total)} threads saved`
}

function SaveMark() {
  const saving = useModeration((state) => state.saving > 0)
  const failure = useModeration((state) => state.failure)
  const readOnly = useSession((state) => state.readOnly !== null)
  const kind = saving ? 'saving' : failure ? 'failed' : 'saved'
  const Icon = readOnly ? Lock : { saving: LoaderCircle, failed: CircleAlert, saved: Check }[kind]
  const words = { saving: 'Saving…', failed: failure ? notSaved(failure) : '', saved: 'Saved' }[kind]
  return (
    <span role="status" aria-label="Save state" className={styles.state} data-kind={kind} title={words}>
      <Icon size={14} aria-hidden />
      {readOnly ? 'Read only' : words}
    </span>
  )
}
