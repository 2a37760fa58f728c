import { useEffect, useState } from 'react'
import { describeError } from '../../../core/error-words'
import type { Reply } from '../../../ipc/contract'
import type { Backlink } from '../../../ipc/shapes'
import { goToComment } from '../../session/go-to'
import { openPost } from '../../session/posts'
import { backlinks } from '../../session/references'
import styles from './DetailsTab.module.css'

interface Props {
  readonly post: string
  /** What the references print; it changes with the title and the date. */
  readonly prints: string
}

/** Where other texts refer to this post, and what they print. */
export function Backlinks({ post, prints }: Props) {
  const [reply, setReply] = useState<Reply<'references.to'> | null>(null)
  useEffect(() => {
    let here = true
    void backlinks(post).then((found) => here && setReply(found))
    return () => {
      here = false
    }
  }, [post])
  if (reply?.ok === false)
    return (
      <p className={styles.facts} role="alert">
        Where this post is named could not be read. {describeError(reply.error)}
      </p>
    )
  const places = reply?.value ?? []
  if (places.length === 0) return null
  return (
    <section className={styles.wide} aria-label="Where this post is named">
      <p className={styles.facts}>
        {places.length === 1 ? 'One place names' : `${places.length} places name`} this post; unless they say otherwise
        they print “{prints}”, also after a new title or date.
      </p>
      <ul className={styles.backlinks}>
        {places.map((place, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one sentence may name the post twice
          <li key={`${at} ${place.post}`}>
            <button type="button" onClick={() => void goTo(place)}>
              {place.title || 'Untitled'}
              {place.comment !== null && ' (a comment)'}
            </button>
            <span>{place.words}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function goTo({ post, comment }: Backlink): Promise<unknown> {
  return comment === null ? openPost(post) : goToComment(post, comment)
}
