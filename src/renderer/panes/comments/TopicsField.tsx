import { MultiSelect } from '@mantine/core'
import { useTopicTitles } from '../../session/topic-titles'
import styles from './CommentBox.module.css'

interface Props {
  readonly topics: readonly string[]
  readonly onChange: (topics: readonly string[]) => void
}

/** The topics under which a comment stands in the topical list. Nothing while the library has no topics. */
export function TopicsField({ topics, onChange }: Props) {
  const titles = useTopicTitles()
  if (titles.size === 0 && topics.length === 0) return null
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
