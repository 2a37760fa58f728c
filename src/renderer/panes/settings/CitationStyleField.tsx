import { Button, NativeSelect } from '@mantine/core'
import { useEffect, useState } from 'react'
import { describeError, describeReason } from '../../../core/error-words'
import { STYLES } from '../../../core/sources/style-catalogue'
import type { Output } from '../../../ipc/contract'
import { request } from '../../bridge'

type Choices = Output<'citations.styles'>
const OURS: Choices = STYLES.map(({ id, title }) => ({ id, title }))

interface Props {
  readonly value: string
  readonly onChange: (style: string) => void
}

/** How citations print: a style that comes with Postil, or a .csl file of the author's own. */
export function CitationStyleField({ value, onChange }: Props) {
  const [styles, setStyles] = useState<Choices>(OURS)
  const [problem, setProblem] = useState<string | null>(null)
  const look = async () => {
    const reply = await request('citations.styles', {})
    if (reply.ok) setStyles(reply.value)
    else setProblem(`Your own styles could not be read: ${describeReason(reply.error)}`)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the field is shown, and after each addition.
  useEffect(() => void look(), [])
  const add = async () => {
    const reply = await request('citations.addStyle', {})
    setProblem(reply.ok ? null : describeError(reply.error))
    if (!reply.ok || reply.value === null) return
    await look()
    onChange(reply.value.id)
  }
  const known = styles.some((style) => style.id === value)
  return (
    <div>
      <NativeSelect
        label="Citations print in"
        value={value}
        error={problem ?? (known ? null : 'This style is not in the library; citations print as they are written.')}
        data={[
          ...styles.map(({ id, title }) => ({ value: id, label: title })),
          ...(known ? [] : [{ value, label: value }]),
        ]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Button mt={8} size="xs" onClick={() => void add()}>
        Add a style (.csl)…
      </Button>
    </div>
  )
}
