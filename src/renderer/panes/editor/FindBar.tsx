import { Button } from '@mantine/core'
import { CaseSensitive, ChevronDown, ChevronUp, Regex, Superscript, WholeWord, X } from 'lucide-react'
import { type KeyboardEvent, useEffect } from 'react'
import { MOST_MATCHES } from '../../../core/editing/find'
import { tellDone } from '../../editor/take-back'
import { IconButton } from '../../ui/IconButton'
import styles from './FindBar.module.css'
import { changeFind, closeFind, followNotes, followTexts, replaceAll, replaceOne, step, useFind } from './find-state'
import { keepPainted } from './paint-matches'

/** Find and replace in the post on screen, under the toolbar. */
export function FindBar() {
  const open = useFind((state) => state.open)
  return open ? <OpenFindBar /> : null
}

function OpenFindBar() {
  const { words, by, replacing, matches, at, problem, waiting, notesOnly } = useFind()
  useEffect(followTexts, [])
  useEffect(() => (notesOnly ? followNotes() : undefined), [notesOnly])
  useEffect(() => keepPainted(matches, at), [matches, at])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    closeFind()
    event.preventDefault()
  }
  return (
    // Chrome 114 does not know the search element.
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div role="search" className={styles.bar} onKeyDown={onKeyDown} aria-label="Find and replace">
      <input
        data-focus="find"
        className={styles.box}
        aria-label="Find"
        placeholder="Find in this post"
        value={words}
        onChange={(event) => changeFind({ words: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) void step(event.shiftKey ? -1 : 1)
        }}
      />
      <div className={styles.beside}>
        <span className={styles.count} role="status" aria-label="Matches" data-problem={problem !== null || undefined}>
          {problem ?? (waiting ? 'Looking…' : countWords(words, matches.length, at))}
        </span>
        <Switches />
        <IconButton label="Previous match" icon={ChevronUp} size={28} onClick={() => void step(-1)} />
        <IconButton label="Next match" icon={ChevronDown} size={28} onClick={() => void step(1)} />
        <IconButton label="Close find" icon={X} size={28} onClick={closeFind} />
      </div>
      {replacing && (
        <>
          <input
            className={styles.box}
            aria-label="Replace with"
            placeholder="Replace with"
            value={by}
            onChange={(event) => changeFind({ by: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) void replaceOne()
            }}
          />
          <div className={styles.beside}>
            <Button size="xs" disabled={matches.length === 0} onClick={() => void replaceOne()}>
              Replace
            </Button>
            <Button size="xs" disabled={matches.length === 0} onClick={() => void replaceEvery()}>
              Replace all
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

async function replaceEvery(): Promise<void> {
  const { count, done } = await replaceAll()
  tellDone(count === 1 ? '1 place replaced' : `${count} places replaced`, done)
}

function countWords(words: string, count: number, at: number): string {
  if (words === '') return ''
  if (count === 0) return 'Not found'
  return `${at + 1} of ${count === MOST_MATCHES ? `${count} or more` : count}`
}

const SWITCHES = [
  { name: 'matchCase', label: 'Match case', icon: CaseSensitive },
  { name: 'wholeWord', label: 'Whole word', icon: WholeWord },
  { name: 'pattern', label: 'Regular expression', icon: Regex },
  { name: 'notesOnly', label: 'In notes only', icon: Superscript },
] as const

function Switches() {
  const state = useFind()
  return SWITCHES.map(({ name, label, icon }) => (
    <IconButton
      key={name}
      label={label}
      icon={icon}
      size={28}
      aria-pressed={state[name]}
      className={styles.switch ?? ''}
      onClick={() => changeFind({ [name]: !state[name] })}
    />
  ))
}
