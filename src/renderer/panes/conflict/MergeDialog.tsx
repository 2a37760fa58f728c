import { Button, SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { PostMerge } from '../../../core/merge/merge-post'
import type { PostChanges } from '../../../core/post'
import { mergeOf, saveMerge } from '../../session/conflict'
import { Dialog } from '../../ui/Dialog'
import { withKeys } from '../../ui/keyed'
import styles from './ConflictDialog.module.css'

type Side = 'mine' | 'theirs' | 'both'

/** Both versions beside each other, paragraph by paragraph: what fits together is taken, the rest is chosen. */
export function MergeDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const merge = useMemo(() => mergeOf(id), [id])
  const [choices, setChoices] = useState<Readonly<Record<string, Side>>>({})
  if (merge === null) return null
  const open = openPlaces(merge)
  const undecided = open.filter((key) => choices[key] === undefined).length
  const choose = (key: string) => (side: string) => setChoices((known) => ({ ...known, [key]: side as Side }))
  const save = async () => {
    if (await saveMerge(id, chosen(merge, choices))) onClose()
  }
  return (
    <Dialog
      title="Compare and merge"
      onClose={onClose}
      size={1152}
      actions={
        <>
          <span className="dim small">{undecided === 0 ? 'Everything is decided.' : `${undecided} to decide`}</span>
          <Button variant="subtle" onClick={onClose}>
            Back
          </Button>
          <Button variant="filled" disabled={undecided > 0} onClick={() => void save()}>
            Save the merged post
          </Button>
        </>
      }
    >
      <p className="mid">
        Changes that touch different paragraphs are both taken. Choose where both sides changed the same.
      </p>
      <div className={styles.head} aria-hidden>
        <b>Here</b>
        <b>In the folder</b>
      </div>
      {merge.openFields.map(({ field, mine, theirs }) => (
        <Choice
          key={field}
          label={field}
          mine={shown(mine)}
          theirs={shown(theirs)}
          side={choices[field]}
          onChoose={choose(field)}
        />
      ))}
      {withKeys(merge.body).map(({ key, item }) =>
        item.kind === 'settled' ? (
          <p key={key} className={styles.settled} data-from={item.from}>
            {item.text}
          </p>
        ) : (
          <Choice
            key={key}
            label={`place ${key}`}
            mine={item.mine}
            theirs={item.theirs}
            both
            side={choices[key]}
            onChoose={choose(key)}
          />
        ),
      )}
    </Dialog>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly mine: string
  readonly theirs: string
  readonly both?: boolean
  readonly side: Side | undefined
  readonly onChoose: (side: string) => void
}

function Choice({ label, mine, theirs, both = false, side, onChoose }: ChoiceProps) {
  const options = [
    { value: 'mine', label: 'Here' },
    ...(both ? [{ value: 'both', label: 'Both' }] : []),
    { value: 'theirs', label: 'In the folder' },
  ]
  return (
    <section className={styles.choice} aria-label={`Both changed ${label}`}>
      <p dir="auto" data-out={side === 'theirs' || undefined}>
        {mine.trim() === '' ? '(nothing)' : mine.trimEnd()}
      </p>
      <p dir="auto" data-out={side === 'mine' || undefined}>
        {theirs.trim() === '' ? '(nothing)' : theirs.trimEnd()}
      </p>
      <SegmentedControl
        className={styles.take}
        size="xs"
        aria-label={`Take for ${label}`}
        data={options}
        value={side ?? ''}
        onChange={onChoose}
      />
    </section>
  )
}

/** The fields and places that wait for a choice. */
function openPlaces({ openFields, body }: PostMerge): string[] {
  const fields = openFields.map(({ field }) => field as string)
  return [...fields, ...withKeys(body).flatMap(({ key, item }) => (item.kind === 'open' ? [key] : []))]
}

function chosen({ fields, openFields, body }: PostMerge, choices: Readonly<Record<string, Side>>): PostChanges {
  const decided = Object.fromEntries(
    openFields.map(({ field, mine, theirs }) => [field, choices[field] === 'theirs' ? theirs : mine]),
  )
  const text = withKeys(body).map(({ key, item }) => {
    if (item.kind === 'settled') return item.text
    const side = choices[key]
    return (side === 'theirs' ? '' : item.mine) + (side === 'mine' ? '' : item.theirs)
  })
  return { ...fields, ...decided, body: text.join('') }
}

function shown(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value ?? '')
}
