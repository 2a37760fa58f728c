import { Autocomplete } from '@mantine/core'
import { useState } from 'react'
import { Language } from '../../../core/identifier'
import styles from './DetailsTab.module.css'

interface Props {
  readonly language: string
  readonly onChange: (language: string) => void
}

const COMMON = ['en', 'en-GB', 'de', 'es', 'fr', 'it', 'la', 'pt', 'ar', 'he', 'el', 'ru', 'zh', 'ja']

/** The language of the post: it decides quotes, hyphens, spelling and how a screen reader speaks it. */
export function LanguageField({ language, onChange }: Props) {
  const [typed, setTyped] = useState(language)
  const valid = Language.safeParse(typed).success
  const settle = (value: string) => {
    if (Language.safeParse(value).success && value !== language) onChange(value)
  }
  return (
    <Autocomplete
      className={styles.wide ?? ''}
      label="Language"
      description={valid ? nameOf(typed) : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      data={COMMON}
      value={typed}
      error={valid ? null : 'A language is written like en or en-GB.'}
      onChange={setTyped}
      onOptionSubmit={settle}
      onBlur={() => settle(typed)}
    />
  )
}

function nameOf(tag: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
