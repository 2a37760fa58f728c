import { useEffect, useMemo, useRef } from 'react'
import type { Comment, Thread } from '../../../core/comment'
import { thoughtsOn } from '../../../core/comments/heading'
import { type SpamSign, sameText, spamSigns } from '../../../core/comments/spam-signs'
import { readingOrder, threadTree } from '../../../core/comments/tree'
import { describeError } from '../../../core/error-words'
import { onLibraryChanged } from '../../session/changes'
import { boxKey, hasDraft, isOpen, openBox, useDrafts } from '../../session/comment-drafts'
import { setClosed } from '../../session/correspondence'
import { useSession } from '../../session/session'
import { loadThread, useThreads } from '../../session/threads'
import { Banner } from '../../ui/Banner'
import { EmptyState } from '../../ui/EmptyState'
import { showToast } from '../../ui/toast'
import { Begun } from './Begun'
import card from './Comment.module.css'
import { CommentBox } from './CommentBox'
import { CommentCard } from './CommentCard'
import styles from './CommentsTab.module.css'
import { NotDecided } from './NotDecided'
import { useAim } from './use-aim'

/** How far replies stand in at most: the pane is narrow. */
const DEEPEST = 3

/** The thread of one post: read, moderate, answer, add. */
export function CommentsTab({ post }: { readonly post: string }) {
  const thread = useThread(post)
  const failure = useThreads((state) => state.failures[post])
  const place = { post, id: null, mode: 'add' } as const
  const adding = useDrafts((state) => isOpen(place, state))
  if (failure) return <Banner>{describeError(failure)}</Banner>
  if (!thread) return null
  const box = adding && <CommentBox key={boxKey(place)} place={place} comment={null} />
  if (thread.comments.length === 0)
    return (
      <div className={styles.pane}>
        {box || (
          <div className={styles.empty}>
            <EmptyState
              title="No comments yet."
              hint="Those you bring in or add yourself stand here."
              action={<AddButton post={post} />}
            />
          </div>
        )}
        <Closing thread={thread} />
      </div>
    )
  return (
    <div className={styles.pane}>
      <NotDecided />
      <Heading thread={thread} />
      {box}
      <ThreadList thread={thread} />
      <Closing thread={thread} />
    </div>
  )
}

/** The thread of a post as the store has it, kept up with what other programs change. */
export function useThread(post: string): Thread | undefined {
  useEffect(() => {
    void loadThread(post)
    return onLibraryChanged(({ threads }) => {
      if (threads.includes(post)) void loadThread(post)
    })
  }, [post])
  return useThreads((state) => state.threads[post])
}

function Heading({ thread }: { readonly thread: Thread }) {
  const title = useSession((state) => state.desk[thread.post]?.draft.title ?? '')
  const shown = thread.comments.filter(({ status, kind }) => status === 'approved' && kind !== 'addendum').length
  const waiting = thread.comments.filter(({ status }) => status === 'pending').length
  return (
    <header className={styles.heading}>
      <h3>{thoughtsOn(shown, title)}</h3>
      {waiting > 0 && <p className="small dim">{waiting === 1 ? '1 waits' : `${waiting} wait`} for your decision.</p>}
      <AddButton post={thread.post} />
    </header>
  )
}

function AddButton({ post }: { readonly post: string }) {
  const readOnly = useSession((state) => state.readOnly !== null)
  const place = { post, id: null, mode: 'add' } as const
  const begun = useDrafts((state) => !isOpen(place, state) && hasDraft(place, state))
  return (
    <button type="button" className={card.button} data-main disabled={readOnly} onClick={() => openBox(place)}>
      Add comment
      {begun && <Begun />}
    </button>
  )
}

function ThreadList({ thread }: { readonly thread: Thread }) {
  const rows = useMemo(() => readingOrder(threadTree(thread.comments)), [thread.comments])
  const copies = useMemo(() => countCopies(thread.comments), [thread.comments])
  const names = useMemo(() => new Map(thread.comments.map(({ id, author }) => [id, author.name])), [thread.comments])
  const list = useRef<HTMLUListElement>(null)
  useAim(thread, list)
  return (
    <ul ref={list} aria-label="Comments" className={styles.list}>
      {rows.map(({ comment, depth, strayed }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two comments of a foreign file may share an id
        <li key={`${comment.id}-${at}`}>
          <CommentCard
            post={thread.post}
            comment={comment}
            depth={Math.min(depth, DEEPEST)}
            answers={answersOf(comment, strayed, depth, names)}
            signs={
              comment.status === 'pending' ? spamSigns(comment, copies.get(sameText(comment.body)) ?? 1) : NO_SIGNS
            }
            actions
          />
        </li>
      ))}
    </ul>
  )
}

const NO_SIGNS: readonly SpamSign[] = []

/** How many comments of the thread say the same, by what they share. */
function countCopies(comments: readonly Comment[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { body } of comments) {
    const text = sameText(body)
    if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return counts
}

/** Whom a comment answers, where its place does not say so: far down, or cut off from what it answered. */
function answersOf(
  comment: Comment,
  strayed: boolean,
  depth: number,
  names: ReadonlyMap<string, string>,
): string | null {
  if (comment.parent === null) return null
  if (strayed) return names.get(comment.parent) ?? 'a comment that is gone'
  return depth > DEEPEST ? (names.get(comment.parent) ?? null) : null
}

/** Whether the thread takes more comments; a closed one says so in print. */
function Closing({ thread }: { readonly thread: Thread }) {
  const readOnly = useSession((state) => state.readOnly !== null)
  const change = async () => {
    const error = await setClosed(thread.post, !thread.closed)
    showToast(error ? describeError(error) : thread.closed ? 'Thread opened' : 'Thread closed')
  }
  return (
    <footer className={styles.closing}>
      <span className="mid">{thread.closed ? 'Comments are closed, and the page says so.' : 'Comments are open.'}</span>
      <button type="button" className={card.button} disabled={readOnly} onClick={() => void change()}>
        {thread.closed ? 'Open comments' : 'Close comments'}
      </button>
    </footer>
  )
}
