import { NativeSelect, TextInput } from '@mantine/core'
import { Search } from 'lucide-react'
import { useMemo } from 'react'
import { SourceStatus } from '../../../core/source'
import { SOURCE_TYPES } from '../../../core/sources/source-types'
import { useSources } from '../../session/sources'
import { changeView, useSourcesView } from '../../session/sources-view'
import styles from './Sources.module.css'
import { STATUS_WORDS } from './status-words'

/** What narrows the table: words, and kind, status and tag. */
export function SourcesFilter() {
  const { sources } = useSources((state) => state.index)
  const { query, type, status, tag } = useSourcesView()
  const tags = useMemo(() => [...new Set(sources.flatMap((source) => source.tags))].sort(), [sources])
  const types = useMemo(() => {
    const used = new Set(sources.map((source) => source.csl.type))
    return SOURCE_TYPES.filter((one) => used.has(one.type)).map((one) => ({ value: one.type, label: one.word }))
  }, [sources])
  if (sources.length === 0) return null
  return (
    <div className={styles.filter}>
      <TextInput
        type="search"
        className={styles.grow}
        size="xs"
        aria-label="Search sources"
        placeholder="Author, title, year, tag"
        leftSection={<Search size={16} aria-hidden />}
        value={query}
        onChange={(event) => changeView({ query: event.currentTarget.value })}
      />
      <NativeSelect
        size="xs"
        aria-label="Kind"
        data={[{ value: '', label: 'Every kind' }, ...types]}
        value={type ?? ''}
        onChange={(event) => changeView({ type: event.currentTarget.value || null })}
      />
      <NativeSelect
        size="xs"
        aria-label="Status"
        data={[
          { value: '', label: 'Every status' },
          ...SourceStatus.options.map((value) => ({ value, label: STATUS_WORDS[value] })),
        ]}
        value={status ?? ''}
        onChange={(event) => changeView({ status: (event.currentTarget.value || null) as SourceStatus | null })}
      />
      {tags.length > 0 && (
        <NativeSelect
          size="xs"
          aria-label="Tag"
          data={[{ value: '', label: 'Every tag' }, ...tags]}
          value={tag ?? ''}
          onChange={(event) => changeView({ tag: event.currentTarget.value || null })}
        />
      )}
    </div>
  )
}
