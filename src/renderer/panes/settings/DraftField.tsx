import { type ChangeEvent, type ReactNode, useState } from 'react'

interface Field {
  readonly value: string
  readonly onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => void
  readonly onBlur: () => void
}

interface Props {
  readonly value: string
  /** Called with the new words when the field is left, if they differ. */
  readonly onSettle: (value: string) => void
  readonly children: (field: Field) => ReactNode
}

/** A field that keeps what is typed to itself until the keyboard leaves it. */
export function DraftField({ value, onSettle, children }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  return children({
    value: typed ?? value,
    onChange: (event) => setTyped(event.currentTarget.value),
    onBlur: () => {
      if (typed !== null && typed !== value) onSettle(typed)
      setTyped(null)
    },
  })
}
