import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { namesOf, readNames, showNames } from '../../../core/sources/names'
import { showCslDate, toCslDate } from '../../../core/sources/partial-date'
import type { SourceField } from '../../../core/sources/source-types'
import styles from './Sources.module.css'

interface Props {
  readonly field: SourceField
  readonly value: unknown
  /** `undefined` takes the variable off the record. */
  readonly onChange: (value: unknown) => void
}

const WIDE = new Set(['long', 'names', 'url'])

/** One field of a record, as its kind wants it. */
export function RecordField({ field, value, onChange }: Props) {
  const { variable, label, control, hint } = field
  const wide = WIDE.has(control) || variable === 'container-title'
  const [typed, setTyped] = useState(() => show(field, value))
  const common = {
    label,
    ...(hint ? { description: undefined, title: hint } : {}),
    className: wide ? (styles.whole ?? '') : '',
    'data-source-field': variable,
    placeholder: control === 'names' ? 'Family, Given; …' : '',
    value: typed,
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
