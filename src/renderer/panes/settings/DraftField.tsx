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
  /** Called with the new words when typing pauses, if they differ; answers false when they could not be saved. */
  readonly onSettle: (value: string) => boolean | Promise<boolean>
  readonly children: (field: Field) => ReactNode
}

/** A field that keeps what is typed to itself until typing pauses, the keyboard leaves it, or it leaves the screen. */
export function DraftField({ value, onSettle, children }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  /** What was typed and is saved: what another program makes of it since is not written over on leaving. */
  const kept = useRef<string | null>(null)
  const settle = useSettling(async () => {
    clearTimeout(timer.current)
    if (typed === null || typed === kept.current) return
    if (typed === value || (await onSettle(typed))) kept.current = typed
  })
  return children({
    value: typed ?? value,
    onChange: (event) => {
      setTyped(event.currentTarget.value)
      kept.current = null
      clearTimeout(timer.current)
      timer.current = setTimeout(settle, PAUSE)
    },
    onBlur: async () => {
      await settle()
      // What could not be saved stays on screen.
      setTyped((now) => (now === kept.current ? null : now))
    },
  })
}
