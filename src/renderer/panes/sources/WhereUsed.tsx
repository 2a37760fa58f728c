import { useEffect, useState } from 'react'
import { withCommas } from '../../../core/counted'
import type { AppError } from '../../../core/error'
import { describeError } from '../../../core/error-words'
import type { Source } from '../../../core/source'
import type { UsingText } from '../../../core/sources/usage'
import { request } from '../../bridge'
import { goToComment, goToText } from '../../session/go-to'
import { countOf, useSources } from '../../session/sources'
import pane from '../../ui/Pane.module.css'
import styles from './Sources.module.css'

/** Every text that cites a source, with the sentence; a click goes there. */
export function WhereUsed({ source }: { readonly source: Source }) {
  const { texts, posts, failure, showMore } = useUses(source)
  const counts = useSources((state) => state.counts)
  const count = countOf(source.key, counts)
  if (failure) return <p className={styles.strip}>{describeError(failure)}</p>
  if (texts === null) return null
  const shown = new Set(texts.map((text) => text.post)).size
  const times = count?.citations ?? texts.reduce((sum, text) => sum + text.uses.length, 0)
  return (
    <section className={styles.used} aria-label="Where used">
      <div className={pane.section} style={{ paddingInline: '1.5rem' }}>
        <h3>Where used</h3>
        <span className={styles.where}>
          {times === 0 ? 'Not cited' : `${plural(times, 'time')} in ${plural(posts, 'post')}`}
        </span>
      </div>
      <ul>
        {texts.map((text) => (
          <li key={`${text.post}/${text.comment ?? ''}`}>
            <UsingTextRow text={text} />
          </li>
        ))}
      </ul>
      {posts > shown && (
        <button type="button" className={styles.plain} onClick={showMore}>
          Show {withCommas(posts - shown > MOST ? MOST : posts - shown)} more of {withCommas(posts)} posts
        </button>
      )}
    </section>
  )
}

function UsingTextRow({ text }: { readonly text: UsingText }) {
  const [open, setOpen] = useState(false)
  const title = text.postTitle === '' ? 'Untitled' : text.postTitle
  const [first] = text.uses
  return (
    <>
      <button
        type="button"
        className={styles.text}
        aria-expanded={text.uses.length > 1 ? open : undefined}
        onClick={() => (text.uses.length > 1 && !open ? setOpen(true) : first && void goTo(text, first))}
      >
        <span className={styles.textTitle} dir="auto">
          {title}
        </span>
        <br />
        <span className={styles.where}>{placesOf(text)}</span>
        {!open && first && (
          <p className={styles.sentence} dir="auto">
            {first.sentence}
          </p>
        )}
      </button>
      {open &&
        text.uses.map((use) => (
          <button
            key={use.from}
            type="button"
            className={`${styles.text} ${styles.sentence}`}
            onClick={() => void goTo(text, use)}
          >
            {use.note ? `Note ${use.note}: ` : ''}
            {use.sentence}
          </button>
        ))}
    </>
  )
}

/** "Notes 4 and 6", "In the text", "Comment by Ida, note 1". */
function placesOf({ uses, comment, commentTitle }: UsingText): string {
  const notes = [...new Set(uses.flatMap(({ note }) => (note ? [note] : [])))]
  const parts: string[] = []
  if (uses.some(({ note }) => note === 0)) parts.push('In the text')
  if (notes.length > 0) parts.push(`${notes.length === 1 ? 'note' : 'notes'} ${listed(notes.map(String))}`)
  if (uses.some(({ note }) => note === null)) parts.push('in a note that does not print')
  const places = parts.join(', ')
  const words = comment === null ? places : `Comment: ${commentTitle}, ${places}`
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`
}

function plural(count: number, word: string): string {
  return `${withCommas(count)} ${word}${count === 1 ? '' : 's'}`
}

/** Opens the post with the citation selected, or the comment with the note that cites. */
function goTo({ post, comment }: UsingText, { from, to, note }: UsingText['uses'][number]): Promise<void> {
  if (comment === null) return goToText(post, () => ({ anchor: from, head: to }))
  return goToComment(post, comment, note === 0 ? null : note)
}

/** How many posts are looked through at a time. */
const MOST = 30

interface Uses {
  readonly texts: readonly UsingText[] | null
  /** How many posts there are, shown or not. */
  readonly posts: number
  readonly failure: AppError | null
}

function useUses(source: Source): Uses & { readonly showMore: () => void } {
  const [uses, setUses] = useState<Uses>({ texts: null, posts: 0, failure: null })
  const [most, setMost] = useState(MOST)
  const counts = useSources((state) => state.counts)
  // biome-ignore lint/correctness/useExhaustiveDependencies: new counts mean that texts changed
  useEffect(() => {
    let wanted = true
    void usesOf(source.key, most).then((found) => {
      if (wanted) setUses((before) => ({ ...before, ...found }))
    })
    return () => {
      wanted = false
    }
  }, [source.key, counts, most])
  return { ...uses, showMore: () => setMost(most + MOST) }
}

/** The uses in so many posts, asked for page by page. */
async function usesOf(key: string, most: number): Promise<Partial<Uses>> {
  const texts: UsingText[] = []
  let posts = 0
  for (let from = 0; from < most; from += MOST) {
    const reply = await request('sources.whereUsed', { key, from, most: MOST })
    if (!reply.ok) return { failure: reply.error }
    texts.push(...reply.value.texts)
    posts = reply.value.posts
    if (from + MOST >= posts) break
  }
  return { texts, posts, failure: null }
}
