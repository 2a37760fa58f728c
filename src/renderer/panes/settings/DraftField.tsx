import { type ChangeEvent, type ReactNode, useState } from 'react'
import { useSettling } from '../../session/unsettled'

interface Field {
  readonly value: string
  readonly onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => void
  readonly onBlur: () => void
}

interface Props {
  readonly value: string
  /** Called with the new words when the field is left, if they differ; answers a promise when they are saved by it. */
  readonly onSettle: (value: string) => unknown
  readonly children: (field: Field) => ReactNode
}

/** A field that keeps what is typed to itself until the keyboard leaves it, or it leaves the screen. */
export function DraftField({ value, onSettle, children }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const settle = () => (typed !== null && typed !== value ? onSettle(typed) : undefined)
  useSettling(settle)
  return children({
    value: typed ?? value,
    onChange: (event) => setTyped(event.currentTarget.value),
    onBlur: () => {
      settle()
      setTyped(null)
    },
  })
}
