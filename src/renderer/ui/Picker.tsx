import { type LucideIcon, Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { keysLabel } from '../commands/keymap'
import { ModalDialog } from './ModalDialog'
import styles from './Picker.module.css'

export interface Choice {
  readonly id: string
  readonly label: string
  /** Beside the label, in ink-3. */
  readonly hint?: string
  readonly icon?: LucideIcon
  /** Keys as `keysLabel` writes them. */
  readonly keys?: string
  readonly run: () => void
}

export interface ChoiceGroup {
  readonly title: string
  readonly choices: readonly Choice[]
}

interface Props {
  /** The accessible name of the dialog. */
  readonly label: string
  readonly placeholder: string
  /** The choices for what was typed, best first. */
  readonly find: (query: string) => readonly ChoiceGroup[]
  /** What stands there when nothing matches. */
  readonly none: string
  readonly onClose: () => void
}

/** A box to type in over a list to choose from: the palette, go to post, the outline. All by keyboard. */
export function Picker({ label, placeholder, find, none, onClose }: Props) {
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const groups = useMemo(() => find(query), [find, query])
  const choices = useMemo(() => groups.flatMap((group) => group.choices), [groups])
  const list = useId()
  const chosen = choices[Math.min(at, choices.length - 1)]
  const pick = (choice: Choice | undefined) => {
    if (!choice) return
    // The dialog gives the keyboard back to where it was first.
    flushSync(onClose)
    choice.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && choices.length > 0) {
      setAt((Math.min(at, choices.length - 1) + step + choices.length) % choices.length)
      event.preventDefault()
    } else if (event.key === 'Enter') {
      pick(chosen)
      event.preventDefault()
    }
  }
  return (
    <ModalDialog label={label} onClose={onClose} width={600} top="6rem">
      <div className={styles.query}>
        <Search size={16} aria-hidden />
        <input
          data-autofocus
          role="combobox"
          aria-label={label}
          aria-expanded
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={chosen ? `${list}-${chosen.id}` : undefined}
          placeholder={placeholder}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <Choices
        id={list}
        label={label}
        groups={groups}
        chosen={chosen}
        query={query}
        onHover={(choice) => setAt(choices.indexOf(choice))}
        onPick={pick}
      />
      {choices.length === 0 && <p className={styles.none}>{none}</p>}
      <footer className={styles.foot}>
        <span>↑ ↓ to choose</span>
        <span>{keysLabel('Enter')} to run</span>
        <span>{keysLabel('Escape')} to close</span>
      </footer>
    </ModalDialog>
  )
}

interface ChoicesProps {
  readonly id: string
  readonly label: string
  readonly groups: readonly ChoiceGroup[]
  readonly chosen: Choice | undefined
  readonly query: string
  readonly onHover: (choice: Choice) => void
  readonly onPick: (choice: Choice) => void
}

function Choices({ id, label, groups, chosen, query, onHover, onPick }: ChoicesProps) {
  const active = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen line scrolls into view when it changes
  useEffect(() => active.current?.scrollIntoView({ block: 'nearest' }), [chosen])
  return (
    <div id={id} role="listbox" aria-label={label} className={styles.list}>
      {groups.map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: commands and posts may stand under one name
        // biome-ignore lint/a11y/useSemanticElements: options of a list box may stand in a group, not in a fieldset
        <div key={`${index} ${group.title}`} role="group" aria-label={group.title}>
          <div className={styles.title} aria-hidden>
            {group.title}
          </div>
          {group.choices.map((choice) => {
            const { icon: Icon } = choice
            const selected = choice === chosen
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the box above has the keyboard
              <div
                key={choice.id}
                id={`${id}-${choice.id}`}
                ref={selected ? active : null}
                role="option"
                tabIndex={-1}
                aria-selected={selected}
                className={styles.choice}
                onMouseMove={() => onHover(choice)}
                onClick={() => onPick(choice)}
              >
                {Icon && <Icon size={16} aria-hidden />}
                <span className={styles.label} dir="auto">
                  <Matched text={choice.label} query={query} />
                </span>
                {choice.hint !== undefined && <span className={styles.hint}>{choice.hint}</span>}
                {choice.keys !== undefined && <kbd>{choice.keys}</kbd>}
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}

/** The label with the letters that match in 600. */
function Matched({ text, query }: { readonly text: string; readonly query: string }) {
  const word = query.trim().toLocaleLowerCase()
  const at = word === '' ? -1 : text.toLocaleLowerCase().indexOf(word)
  if (at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <b>{text.slice(at, at + word.length)}</b>
      {text.slice(at + word.length)}
    </>
  )
}
