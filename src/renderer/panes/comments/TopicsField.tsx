import { MultiSelect } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Topic } from '../../../core/topic'
import { request } from '../../bridge'
import styles from './CommentBox.module.css'

interface Props {
  readonly topics: readonly string[]
  readonly onChange: (topics: readonly string[]) => void
}

/** The topics under which a comment stands in the topical list. Nothing while the library has no topics. */
export function TopicsField({ topics, onChange }: Props) {
  const [known, setKnown] = useState<readonly Topic[]>([])
  useEffect(() => {
    let wanted = true
    void request('topics.get', {}).then((reply) => {
      if (wanted && reply.ok) setKnown(reply.value.topics)
    })
    return () => {
      wanted = false
    }
  }, [])
  if (known.length === 0 && topics.length === 0) return null
  const titles = new Map(known.map(({ id, title }) => [id, title]))
  const data = [...new Set([...titles.keys(), ...topics])].map((id) => ({ value: id, label: titles.get(id) ?? id }))
  return (
    <div className={`${styles.field} ${styles.wide}`}>
      <MultiSelect
        label="Topics"
        size="xs"
        data={data}
        value={[...topics]}
        onChange={onChange}
        searchable
        placeholder={topics.length === 0 ? 'None' : ''}
        nothingFoundMessage="No such topic"
        comboboxProps={{ withinPortal: true }}
      />
    </div>
  )
}
