import { Checkbox } from '@mantine/core'
import type { FoundPost } from '../../session/replace-everywhere'
import { useFirstRows } from '../../ui/MoreRows'
import styles from './ReplaceEverywhere.module.css'

/** So many places of a post are shown; the rest is counted. */
const SHOWN = 3
/** Characters around a place. */
const AROUND = 50

interface Props {
  readonly found: readonly FoundPost[]
  readonly left: ReadonlySet<string>
  readonly onToggle: (id: string) => void
}

/** The posts in which words were found, each with its first places and a tick. */
export function FoundList({ found, left, onToggle }: Props) {
  const { first, more } = useFirstRows(found)
  return (
    <>
      <ul className={styles.found} aria-label="Posts with these words">
        {first.map((one) => (
          <li key={one.post.id}>
            <Checkbox
              label={one.post.title === '' ? 'Untitled' : one.post.title}
              checked={!left.has(one.post.id)}
              onChange={() => onToggle(one.post.id)}
            />
            {one.matches.slice(0, SHOWN).map(({ from, to }) => (
              <p key={from} className={styles.place}>
                …{one.post.body.slice(Math.max(0, from - AROUND), from).replaceAll('\n', ' ')}
                <mark>{one.post.body.slice(from, to)}</mark>
                {one.post.body.slice(to, to + AROUND).replaceAll('\n', ' ')}…
              </p>
            ))}
            {one.matches.length > SHOWN && <p className={styles.more}>and {one.matches.length - SHOWN} more</p>}
          </li>
        ))}
      </ul>
      {more}
    </>
  )
}
