import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { PostStatus } from '../../../core/post'
import { localTimestamp } from '../../../core/timestamp'
import styles from './DetailsTab.module.css'

interface Props {
  readonly date: string
  readonly status: PostStatus
  readonly onChange: (date: string) => void
}

/** Day, time and time zone of a post, each by itself. The zone is part of the date and stays when the others change. */
export function DateFields({ date, status, onChange }: Props) {
  const [, day = '', time = '', rest = '', zone = 'Z'] =
    /^(\d{4,6}-\d{2}-\d{2})T(\d{2}:\d{2})(:[\d.]+)?(Z|[+-]\d{2}:\d{2})$/.exec(date) ?? []
  const set = (next: { day?: string; time?: string; zone?: string }) =>
    onChange(`${next.day ?? day}T${next.time ?? time}${rest || ':00'}${next.zone ?? zone}`)
  const zones = [...new Set([...ZONES, zone, ownZone()])].sort((a, b) => minutes(a) - minutes(b))
  return (
    <>
      <DayField day={day} error={hint(date, status)} onChange={(next) => set({ day: next })} />
      <TextInput
        type="time"
        label="Time"
        value={time}
        onChange={(event) => {
          if (event.currentTarget.value !== '') set({ time: event.currentTarget.value })
        }}
      />
      <NativeSelect
        className={styles.wide ?? ''}
        label="Time zone"
        value={zone}
        onChange={(event) => set({ zone: event.currentTarget.value })}
        data={zones.map((value) => ({ value, label: zoneName(value) }))}
      />
    </>
  )
}

interface DayProps {
  readonly day: string
  readonly error: string | null
  readonly onChange: (day: string) => void
}

/** The day shows what is typed until the field is left; a year of which only some digits are there is no date yet. */
function DayField({ day, error, onChange }: DayProps) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <TextInput
      type="date"
      label="Date"
      value={typed ?? day}
      error={error}
      onChange={(event) => {
        const next = event.currentTarget.value
        setTyped(next)
        if (/^[1-9]\d{3}/.test(next)) onChange(next)
      }}
      onBlur={() => setTyped(null)}
    />
  )
}

/** A date that does not fit its status, in words. */
function hint(date: string, status: PostStatus): string | null {
  const ahead = Date.parse(date) > Date.now()
  if (status === 'scheduled' && !ahead) return 'This date has passed: the post joins the site at once.'
  if (status === 'published' && ahead) return 'This date is still to come: choose Scheduled, or an earlier date.'
  return null
}

function ownZone(): string {
  const now = localTimestamp(new Date())
  return now.endsWith('Z') ? 'Z' : now.slice(-6)
}

const ZONES = ['-08:00', '-07:00', '-06:00', '-05:00', '-04:00', 'Z', '+01:00', '+02:00', '+03:00', '+05:30', '+09:00']

function minutes(zone: string): number {
  if (zone === 'Z') return 0
  const [hours = 0, rest = 0] = zone.slice(1).split(':').map(Number)
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + rest)
}

function zoneName(zone: string): string {
  const own = zone === ownZone() ? ', this computer' : ''
  return zone === 'Z' ? `UTC${own}` : `UTC ${zone.replace('-', '−')}${own}`
}
