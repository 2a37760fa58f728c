import { useEffect, useState } from 'react'
import type { Comment } from '../../../core/comment'
import type { Passage } from '../../../core/comments/passage'
import { request } from '../../bridge'
import { askAboutText } from '../../comment-text/ask'
import { session } from '../../session/session'
import styles from './CommentsQueue.module.css'

/** The passage of the post a comment speaks of, with what it quotes marked. Nothing where none can be told. */
export function PassageView({ post, comment }: { readonly post: string; readonly comment: Comment }) {
  const passage = usePassage(post, comment.body)
  if (!passage) return null
  return (
    <>
      <p className="dim small">On this passage, {passage.place}</p>
      <p className={styles.passage} dir="auto" data-passage>
        {passage.pieces.map(({ kind, text }, at) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one passage do not move
          if (kind === 'around') return <span key={at}>{text}</span>
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          if (kind === 'note') return <sup key={at}>{text}</sup>
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <em key={at} className={styles.hit} data-quoted>
              {text}
            </em>
          )
        })}
      </p>
    </>
  )
}

function usePassage(post: string, comment: string): Passage | null {
  const [passage, setPassage] = useState<Passage | null>(null)
  useEffect(() => {
    let wanted = true
    void bodyOf(post)
      .then((body) => (body === null ? null : askAboutText({ kind: 'passage', comment, body })))
      .then((found) => {
        if (wanted) setPassage(found)
      })
    return () => {
      wanted = false
    }
  }, [post, comment])
  return passage
}

/** The text of a post as it stands on the desk, else as it is stored; the last one read is kept for the next comment. */
async function bodyOf(post: string): Promise<string | null> {
  const { desk, posts } = session()
  const open = desk[post]
  if (open) return open.draft.body
  const revision = posts.find(({ id }) => id === post)?.revision ?? 0
  if (last?.post === post && last.revision === revision) return last.body
  const reply = await request('posts.open', { id: post })
  if (!reply.ok) return null
  last = { post, revision: reply.value.revision, body: reply.value.body }
  return last.body
}

let last: { readonly post: string; readonly revision: number; readonly body: string } | null = null
