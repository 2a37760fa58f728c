import { useEffect, useState } from 'react'
import { describeError } from '../../../core/error-words'
import type { SearchHit } from '../../../core/search/hit'
import type { Reply } from '../../../ipc/contract'
import { request } from '../../bridge'
import { openHit } from '../../session/open-hit'
import { useSession } from '../../session/session'
import { withKeys } from '../../ui/keyed'
import styles from './FoundInText.module.css'

/** How long after the last key the library is searched (ms), and how many hits are shown. */
const PAUSE = 120
const SHOWN = 50

const PLACES: Readonly<Record<SearchHit['place'], string>> = {
  title: 'Title',
  body: 'Text',
  note: 'Note',
  comment: 'Comment',
  source: 'Source',
}

/** What the search of the whole library finds for the words in the search box, under the posts whose titles match. */
export function FoundInText({ query }: { readonly query: string }) {
  const reply = useAnswer(query)
  if (reply === null) return null
  if (!reply.ok)
    return (
      <section className={styles.found} aria-label="Found in the library">
        <h3 className={styles.heading}>In texts, notes, comments and sources</h3>
        <p className={styles.none} role="alert">
          The search failed. {describeError(reply.error)}
        </p>
      </section>
    )
  const answer = reply.value
  const hits = answer.hits.filter(({ place }) => place !== 'title')
  return (
    <section className={styles.found} aria-label="Found in the library">
      <h3 className={styles.heading}>
        In texts, notes, comments and sources
        <span className="dim num small">{answer.complete ? hits.length : 'still reading…'}</span>
      </h3>
      {hits.length === 0 && answer.complete && <p className={styles.none}>Nothing there.</p>}
      <ul aria-label="Hits">
        {withKeys(hits).map(({ key, item }) => (
          <li key={key}>
            <button type="button" className={styles.hit} onClick={() => void openHit(item)}>
              <span className={styles.title}>{item.title === '' ? 'Untitled' : item.title}</span>
              <span className={styles.snippet}>
                {withKeys(item.snippet).map(({ key: part, item: { text, hit } }) =>
                  hit ? <mark key={part}>{text}</mark> : text,
                )}
              </span>
              <span className="small dim">
                {item.by === null ? PLACES[item.place] : `${PLACES[item.place]} by ${item.by}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The answer to what is typed; asked again while the index is still being built. */
function useAnswer(query: string): Reply<'library.search'> | null {
  const [answer, setAnswer] = useState<Reply<'library.search'> | null>(null)
  const [again, setAgain] = useState(0)
  const posts = useSession((state) => state.posts)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a saved post or an index that grew asks again.
  useEffect(() => {
    if (query.trim().length < 2) {
      setAnswer(null)
      return
    }
    let wanted = true
    const timer = setTimeout(async () => {
      const reply = await request('library.search', { query, limit: SHOWN })
      if (!wanted) return
      setAnswer(reply)
      if (reply.ok && !reply.value.complete) setTimeout(() => wanted && setAgain((count) => count + 1), 500)
    }, PAUSE)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [query, again, posts])
  return answer
}
