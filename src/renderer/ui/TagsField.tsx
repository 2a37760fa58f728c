import { TagsInput } from '@mantine/core'
import { useState } from 'react'
import { keysLabel } from '../commands/keymap'
import { useSettling } from '../session/unsettled'

interface Props {
  readonly className?: string | undefined
  readonly tags: readonly string[]
  readonly onChange: (tags: string[]) => void
}

/** Words that a post or a source is filed under. The one being typed is entered also when the field goes or the window closes. */
export function TagsField({ className, tags, onChange }: Props) {
  const [typed, setTyped] = useState('')
  const take = (next: readonly string[]) => onChange(next.map((tag) => tag.trim()).filter((tag) => tag !== ''))
  useSettling(() => {
    const tag = typed.trim()
    setTyped('')
    if (tag !== '' && !tags.some((one) => one.toLowerCase() === tag.toLowerCase())) take([...tags, tag])
  })
  return (
    <TagsInput
      className={className ?? ''}
      label="Tags"
      placeholder={tags.length === 0 ? `Type one and press ${keysLabel('Enter')}` : ''}
      value={[...tags]}
      onChange={take}
      searchValue={typed}
      onSearchChange={setTyped}
    />
  )
}
