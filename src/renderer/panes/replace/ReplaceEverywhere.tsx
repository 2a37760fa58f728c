import { Button, Checkbox, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { withCommas } from '../../../core/counted'
import type { FindOptions } from '../../../core/editing/find'
import {
  type FoundPost,
  findEverywhere,
  type Outcome,
  replaceEverywhere,
  undoEverywhere,
} from '../../session/replace-everywhere'
import { Dialog } from '../../ui/Dialog'
import { closeOverlay } from '../../ui/overlay'
import { showToast } from '../../ui/toast'
import { FoundList } from './FoundList'
import styles from './ReplaceEverywhere.module.css'

const PLAIN: FindOptions = { matchCase: false, wholeWord: false, pattern: false }

/** Finds words in every post and replaces them: first all places are shown, each post may be left out, one Undo takes it back. */
export function ReplaceEverywhere() {
  const [words, setWords] = useState('')
  const [by, setBy] = useState('')
  const [options, setOptions] = useState(PLAIN)
  const [found, setFound] = useState<readonly FoundPost[] | null>(null)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState<string | null>(null)
  const [replacing, setReplacing] = useState(false)
  const [problems, setProblems] = useState<readonly string[]>([])
  const stopped = useRef(false)
  /** What is asked for now; what an earlier search still brings is not wanted any more. */
  const turn = useRef(0)
  useEffect(
    () => () => {
      turn.current += 1
    },
    [],
  )
  const forget = () => {
    turn.current += 1
    setFound(null)
    setBusy(null)
    setProblems([])
  }
  const changeOptions = (next: FindOptions) => {
    setOptions(next)
    forget()
  }
  const find = async (event: FormEvent) => {
    event.preventDefault()
    forget()
    const mine = turn.current
    const wanted = () => turn.current === mine
    stopped.current = false
    setLeft(new Set())
    setBusy('Looking through the posts')
    const progress = (done: number, total: number) =>
      wanted() && setBusy(`Post ${withCommas(done + 1)} of ${withCommas(total)}`)
    const looked = await findEverywhere(words, options, progress, () => stopped.current || !wanted())
    if (!wanted()) return
    setBusy(null)
    if (looked.ok) setFound(looked.value)
    else setProblems([looked.error])
  }
  const chosen = (found ?? []).filter(({ post }) => !left.has(post.id))
  const count = chosen.reduce((sum, { matches }) => sum + matches.length, 0)
  const replace = async () => {
    const mine = turn.current
    setReplacing(true)
    const outcome = await replaceEverywhere(chosen, by, options.pattern)
    tellDone(outcome)
    if (turn.current !== mine) {
      if (outcome.problems.length > 0) showToast(outcome.problems.join(' '))
      return
    }
    setReplacing(false)
    setProblems(outcome.problems)
    if (outcome.problems.length === 0) closeOverlay()
    else setFound(null)
  }
  return (
    <Dialog
      title="Find and replace in every post"
      size={760}
      onClose={closeOverlay}
      actions={
        <>
          <Button onClick={closeOverlay}>Close</Button>
          <Button variant="filled" disabled={count === 0 || replacing} onClick={() => void replace()}>
            {count === 1 ? 'Replace 1 place' : `Replace ${withCommas(count)} places`}
          </Button>
        </>
      }
    >
      <form className={styles.form} onSubmit={(event) => void find(event)}>
        <TextInput
          data-autofocus
          label="Find in every post"
          value={words}
          readOnly={replacing}
          onChange={(event) => {
            setWords(event.currentTarget.value)
            forget()
          }}
        />
        <TextInput
          label="Replace by"
          value={by}
          readOnly={replacing}
          onChange={(event) => setBy(event.currentTarget.value)}
        />
        <div className={styles.options}>
          <Options options={options} disabled={replacing} onChange={changeOptions} />
          {busy === null ? (
            <Button type="submit" disabled={words === '' || replacing}>
              Find
            </Button>
          ) : (
            <Button
              onClick={() => {
                stopped.current = true
              }}
            >
              Stop
            </Button>
          )}
        </div>
      </form>
      <p className={styles.state} role="status">
        {replacing ? 'Replacing' : (busy ?? (found === null ? '' : stateWords(found)))}
      </p>
      {problems.length > 0 && (
        <div className={styles.problems} role="alert">
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </div>
      )}
      {found !== null && found.length > 0 && (
        <FoundList
          found={found}
          left={left}
          onToggle={(id) => {
            const next = new Set(left)
            if (!next.delete(id)) next.add(id)
            setLeft(next)
          }}
        />
      )}
    </Dialog>
  )
}

function stateWords(found: readonly FoundPost[]): string {
  if (found.length === 0) return 'These words stand in no post.'
  const count = found.reduce((sum, { matches }) => sum + matches.length, 0)
  const posts = found.length === 1 ? '1 post' : `${withCommas(found.length)} posts`
  return `${count === 1 ? '1 place' : `${withCommas(count)} places`} in ${posts}`
}

function tellDone({ replaced }: Outcome): void {
  if (replaced.length === 0) return
  showToast(
    replaced.length === 1 ? 'Words replaced in 1 post' : `Words replaced in ${withCommas(replaced.length)} posts`,
    {
      label: 'Undo',
      run: () =>
        void undoEverywhere(replaced).then(({ problems }) => {
          if (problems.length > 0) showToast(`Not everywhere: ${problems.join(' ')}`)
        }),
    },
  )
}

interface OptionsProps {
  readonly options: FindOptions
  readonly disabled: boolean
  readonly onChange: (options: FindOptions) => void
}

function Options({ options, disabled, onChange }: OptionsProps) {
  const box = (name: keyof FindOptions, label: string) => (
    <Checkbox
      label={label}
      checked={options[name]}
      disabled={disabled}
      onChange={(event) => onChange({ ...options, [name]: event.currentTarget.checked })}
    />
  )
  return (
    <>
      {box('matchCase', 'Match case')}
      {box('wholeWord', 'Whole word')}
      {box('pattern', 'Regular expression')}
    </>
  )
}
