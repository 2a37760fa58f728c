import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { setPreferences } from '../session/preferences'
import { session, useSession } from '../session/session'
import styles from './ColumnHandle.module.css'

interface Props {
  /** Which column, as the preferences name it. */
  readonly column: 'list' | 'inspector'
  readonly label: string
  /** On which side of its column the handle is. */
  readonly side: 'left' | 'right'
  /** In pixels. */
  readonly min: number
  readonly max: number
  readonly usual: number
}

/** The edge of a column, to drag it or to move it by arrow keys; a double click gives it its usual width. */
export function ColumnHandle({ column, label, side, min, max, usual }: Props) {
  const width = useSession((state) => state.preferences.columns[column]) ?? usual
  const from = useRef<{ readonly x: number; readonly width: number } | null>(null)
  const towards = side === 'right' ? 1 : -1
  const clamp = (value: number) => Math.round(Math.min(max, Math.max(min, value)))
  const keep = (value: number) =>
    setPreferences({ columns: { ...session().preferences.columns, [column]: clamp(value) } })
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    from.current = { x: event.clientX, width: event.currentTarget.parentElement?.offsetWidth ?? width }
  }
  const moved = (event: PointerEvent) =>
    from.current ? clamp(from.current.width + towards * (event.clientX - from.current.x)) : width
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!from.current) return
    const app = event.currentTarget.closest<HTMLElement>('[data-app]')
    app?.style.setProperty(`--${column}-width`, `${moved(event)}px`)
  }
  const onPointerUp = (event: PointerEvent) => {
    if (!from.current) return
    const next = moved(event)
    from.current = null
    keep(next)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowLeft: -16, ArrowRight: 16 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    // In a small window a column that was given no width has another than its usual one.
    const now = session().preferences.columns[column] ?? event.currentTarget.parentElement?.offsetWidth ?? width
    keep(now + towards * step)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule that can be moved is a focusable separator, not an hr
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      className={styles.handle}
      data-side={side}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onDoubleClick={() => keep(usual)}
      onKeyDown={onKeyDown}
    />
  )
}
