import { type ChangeEvent, type ReactNode, useRef, useState } from 'react'
import { useSettling } from '../../session/unsettled'

/** How long after the last key what was typed is handed over (ms). */
const PAUSE = 1000

interface Field {
  readonly value: string
  readonly onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => void
  readonly onBlur: () => void
}

interface Props {
  readonly value: string
  /** Called with the new words when typing pauses, if they differ; answers a promise when they are saved by it. */
  readonly onSettle: (value: string) => unknown
  readonly children: (field: Field) => ReactNode
}

/** A field that keeps what is typed to itself until typing pauses, the keyboard leaves it, or it leaves the screen. */
export function DraftField({ value, onSettle, children }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const settle = useSettling(() => {
    clearTimeout(timer.current)
    return typed !== null && typed !== value ? onSettle(typed) : undefined
  })
  return children({
    value: typed ?? value,
    onChange: (event) => {
      setTyped(event.currentTarget.value)
      clearTimeout(timer.current)
      timer.current = setTimeout(settle, PAUSE)
    },
    onBlur: () => {
      settle()
      setTyped(null)
    },
  })
}
