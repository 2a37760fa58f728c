import { ActionIcon, Button, Checkbox } from '@mantine/core'
import { Plus, Search, X } from 'lucide-react'
import { type KeyboardEvent, memo, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Source } from '../../../core/source'
import { guessSource } from '../../../core/sources/guess-source'
import { sourceByline, sourceTitle, sourceYear } from '../../../core/sources/source-words'
import { addSource } from '../../session/source-actions'
import { useSources } from '../../session/sources'
import { ModalDialog } from '../../ui/ModalDialog'
import styles from './CitePicker.module.css'
import {
  type Cited,
  cancelCite,
  changeCited,
  citationText,
  cite,
  dropCited,
  finishCite,
  setAsNote,
  useCite,
} from './cite-state'
import { findSources } from './find-sources'

/** The dialog that cites: find sources, say where in them, put the citation into the text. */
export function CitePicker() {
  const opened = useCite((state) => state.target !== null)
  if (!opened) return null
  return (
    <ModalDialog label="Cite source" onClose={cancelCite} width={600} top="6rem">
      <Picker />
    </ModalDialog>
  )
}

function Picker() {
  const cited = useCite((state) => state.cited)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const body = useRef<HTMLDivElement>(null)
  const index = useSources((state) => state.index)
  const counts = useSources((state) => state.counts)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another index or count finds other sources first
  const found = useMemo(() => findSources(typed), [typed, index, counts])
  const choose = useCallback((source: Source) => {
    // Whoever types fast is already at the page number.
    flushSync(() => {
      cite(source.key)
      setTyped('')
      setAt(0)
    })
    const places = body.current?.querySelectorAll<HTMLElement>('[data-place]')
    places?.[places.length - 1]?.focus()
  }, [])
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const last = found.length - 1
    if (event.key === 'ArrowDown') setAt(Math.min(last, at + 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1))
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      if (event.ctrlKey || event.metaKey || (typed.trim() === '' && cited.length > 0)) finishCite()
      else if (found[at]) choose(found[at])
    } else if (event.key === 'Backspace' && typed === '' && cited.length > 0) dropCited(cited.length - 1)
    else return
    event.preventDefault()
  }
  return (
    <div ref={body}>
      <div className={styles.search}>
        <Search size={16} aria-hidden />
        <input
          data-autofocus
          className={styles.input}
          role="combobox"
          aria-label="Find source"
          aria-expanded
          aria-controls="cite-found"
          aria-activedescendant={found[at] ? `cite-${found[at].key}` : undefined}
          placeholder="Author, title, year, tag"
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <Found found={found} at={at} onChoose={choose} />
      {found.length === 0 && <NoneFound typed={typed} onMade={choose} />}
      {cited.length > 0 && (
        <ol className={styles.chosen} aria-label="Cited">
          {cited.map((one, position) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one source may be cited twice in a note
            <CitedRow key={`${position} ${one.key}`} cited={one} position={position} />
          ))}
        </ol>
      )}
      <Foot />
    </div>
  )
}

interface FoundProps {
  readonly found: readonly Source[]
  readonly at: number
  readonly onChoose: (source: Source) => void
}

function Found({ found, at, onChoose }: FoundProps) {
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is found anew begins at its top
  useLayoutEffect(() => {
    if (at === 0) list.current?.scrollTo(0, 0)
    else list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at, found])
  return (
    <div ref={list} id="cite-found" role="listbox" aria-label="Found" tabIndex={-1} className={styles.found}>
      {found.map((source, index) => (
        <FoundSource key={source.key} source={source} chosen={index === at} onChoose={onChoose} />
      ))}
    </div>
  )
}

interface FoundSourceProps {
  readonly source: Source
  readonly chosen: boolean
  readonly onChoose: (source: Source) => void
}

const FoundSource = memo(function FoundSource({ source, chosen, onChoose }: FoundSourceProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search box above it moves the choice and takes Enter
    <div
      id={`cite-${source.key}`}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      className={styles.option}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onChoose(source)}
    >
      <span className={styles.title} dir="auto">
        {sourceTitle(source.csl, source.key)}
      </span>
      <span className={styles.about}>
        {[sourceByline(source.csl), sourceYear(source.csl)].filter(Boolean).join(', ')}
      </span>
    </div>
  )
})

function NoneFound({ typed, onMade }: { readonly typed: string; readonly onMade: (source: Source) => void }) {
  const [making, setMaking] = useState(false)
  if (typed.trim() === '') return <p className={styles.none}>No sources yet. Type what you cite to make one.</p>
  const make = async () => {
    setMaking(true)
    const source = await addSource({ csl: guessSource(typed) })
    setMaking(false)
    if (source) onMade(source)
  }
  return (
    <p className={styles.none}>
      No source matches.{' '}
      <button type="button" className={styles.make} disabled={making} onClick={() => void make()}>
        <Plus size={16} aria-hidden /> Make one of “{typed.trim().slice(0, 60)}”
      </button>
    </p>
  )
}

function CitedRow({ cited, position }: { readonly cited: Cited; readonly position: number }) {
  const source = useSources((state) => state.index.find(cited.key))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    finishCite()
  }
  const box = (label: string, field: 'prefix' | 'place' | 'suffix', placeholder: string) => (
    <input
      className={styles.box}
      data-field={field}
      {...(field === 'place' ? { 'data-place': '' } : {})}
      aria-label={`${label} of source ${position + 1}`}
      placeholder={placeholder}
      value={cited[field]}
      onChange={(event) => changeCited(position, { [field]: event.currentTarget.value })}
      onKeyDown={onKeyDown}
    />
  )
  return (
    <li className={styles.row}>
      <span className={styles.name} dir="auto" title={`@${cited.key}`}>
        {source ? sourceTitle(source.csl, source.key) : `@${cited.key} (not in this library)`}
      </span>
      <ActionIcon
        size={28}
        aria-label={`Leave out source ${position + 1}`}
        title={`Leave out source ${position + 1}`}
        onClick={() => dropCited(position)}
      >
        <X size={16} aria-hidden />
      </ActionIcon>
      <span className={styles.boxes}>
        {box('Words before', 'prefix', 'see')}
        {box('Place', 'place', 'p. 5, § 3, ch. iv')}
        {box('Words behind', 'suffix', 'emphasis added')}
      </span>
    </li>
  )
}

/** What will stand in the text. Keys of the search do not change it. */
const Foot = memo(function Foot() {
  const { cited, asNote, target, place } = useCite()
  const text = citationText(cited)
  return (
    <div className={styles.foot}>
      <code className={styles.preview}>{text}</code>
      {target?.takesNotes && !place?.inNote && !place?.citation && (
        <Checkbox
          size="xs"
          label="In a new footnote"
          checked={asNote}
          onChange={(event) => setAsNote(event.currentTarget.checked)}
        />
      )}
      <Button size="xs" onClick={cancelCite}>
        Cancel
      </Button>
      <Button size="xs" variant="filled" disabled={cited.length === 0 && !place?.citation} onClick={finishCite}>
        {place?.citation ? 'Change' : 'Insert'}
      </Button>
    </div>
  )
})
