import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { namesOf, readNames, showNames } from '../../../core/sources/names'
import { showCslDate, toCslDate } from '../../../core/sources/partial-date'
import type { SourceField } from '../../../core/sources/source-types'
import type { FocusPlace } from '../../ui/focus'
import styles from './Sources.module.css'

interface Props {
  readonly field: SourceField
  readonly value: unknown
  /** `undefined` takes the variable off the record. */
  readonly onChange: (value: unknown) => void
  /** Names the field to what takes the keyboard to it. */
  readonly place?: FocusPlace
}

const WIDE = new Set(['long', 'names', 'url'])

/** One field of a record, as its kind wants it. */
export function RecordField({ field, value, onChange, place }: Props) {
  const { variable, label, control, hint } = field
  const wide = WIDE.has(control) || variable === 'container-title'
  // While the box has the keyboard it shows what is typed in it, else the record.
  const [typed, setTyped] = useState<string | null>(null)
  const common = {
    label,
    ...(hint ? { description: undefined, title: hint } : {}),
    className: wide ? (styles.whole ?? '') : '',
    ...(place ? { 'data-focus': place } : {}),
    placeholder: control === 'names' ? 'Family, Given; …' : '',
    value: typed ?? show(field, value),
    onBlur: () => setTyped(null),
  }
  const take = (next: string) => {
    setTyped(next)
    onChange(read(field, next, value))
  }
  if (control === 'long')
    return (
      <Textarea
        {...common}
        autosize
        minRows={1}
        maxRows={6}
        dir="auto"
        onChange={(event) => take(event.currentTarget.value)}
      />
    )
  return (
    <TextInput
      {...common}
      dir="auto"
      {...(control === 'url' ? { inputMode: 'url' as const } : {})}
      onChange={(event) => take(event.currentTarget.value)}
    />
  )
}

function show({ control }: SourceField, value: unknown): string {
  if (control === 'names') return showNames(value)
  if (control === 'date') return showCslDate(value)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function read({ control }: SourceField, typed: string, before: unknown): unknown {
  if (typed.trim() === '') return undefined
  if (control === 'names') return readNames(typed, namesOf(before))
  if (control === 'date') return toCslDate(typed)
  return control === 'url' ? typed.trim() : typed
}
