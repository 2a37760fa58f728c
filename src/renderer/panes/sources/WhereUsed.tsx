import { useEffect, useState } from 'react'
import type { AppError } from '../../../core/error'
import { describeError } from '../../../core/error'
import type { Source } from '../../../core/source'
import type { UsingText } from '../../../core/sources/usage'
import { request } from '../../bridge'
import { goToComment, goToText } from '../../session/go-to'
import { useSources } from '../../session/sources'
import pane from '../../ui/Pane.module.css'
import styles from './Sources.module.css'

/** Every text that cites a source, with the sentence; a click goes there. */
export function WhereUsed({ source }: { readonly source: Source }) {
  const { texts, failure } = useUses(source)
  if (failure) return <p className={styles.strip}>{describeError(failure)}</p>
  if (texts === null) return null
  const times = texts.reduce((sum, text) => sum + text.uses.length, 0)
  const posts = new Set(texts.map((text) => text.post)).size
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
  return `${count.toLocaleString('en-US')} ${word}${count === 1 ? '' : 's'}`
}

/** Opens the post with the citation selected, or the comment with the note that cites. */
function goTo({ post, comment }: UsingText, { from, to, note }: UsingText['uses'][number]): Promise<void> {
  if (comment === null) return goToText(post, () => ({ anchor: from, head: to }))
  return goToComment(post, comment, note === 0 ? null : note)
}

function useUses(source: Source): { readonly texts: readonly UsingText[] | null; readonly failure: AppError | null } {
  const [texts, setTexts] = useState<readonly UsingText[] | null>(null)
  const [failure, setFailure] = useState<AppError | null>(null)
  const counts = useSources((state) => state.counts)
  // biome-ignore lint/correctness/useExhaustiveDependencies: new counts mean that texts changed
  useEffect(() => {
    let wanted = true
    void request('sources.whereUsed', { key: source.key }).then((reply) => {
      if (!wanted) return
      if (reply.ok) setTexts(reply.value)
      setFailure(reply.ok ? null : reply.error)
    })
    return () => {
      wanted = false
    }
  }, [source.key, counts])
  return { texts, failure }
}
