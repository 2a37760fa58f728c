import { Autocomplete } from '@mantine/core'
import { useState } from 'react'
import { LanguageTag } from '../../core/language'
import { useSettling } from '../session/unsettled'

interface Props {
  readonly className?: string | undefined
  readonly language: string
  /** Called with the new language when the field is left; answers a promise when it is saved by it. */
  readonly onChange: (language: string) => unknown
}

const COMMON = ['en', 'en-GB', 'de', 'es', 'fr', 'it', 'la', 'pt', 'ar', 'he', 'el', 'ru', 'zh', 'ja']

/** The language of a text: it decides quotes, hyphens, dates, spelling and how a screen reader speaks it. */
export function LanguageField({ className, language, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const value = typed ?? language
  const valid = isTag(value)
  const settle = (chosen: string) => (isTag(chosen) && chosen !== language ? onChange(chosen) : undefined)
  useSettling(() => settle(value))
  return (
    <Autocomplete
      className={className ?? ''}
      label="Language"
      description={valid ? nameOf(value) : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      data={COMMON}
      value={value}
      error={valid ? null : 'A language is written like en or en-GB.'}
      onChange={setTyped}
      onOptionSubmit={(chosen) => settle(chosen)}
      onBlur={() => {
        if (!valid) return
        settle(value)
        setTyped(null)
      }}
    />
  )
}

function isTag(typed: string): boolean {
  return LanguageTag.safeParse(typed).success
}

function nameOf(tag: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
