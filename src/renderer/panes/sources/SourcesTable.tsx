import { Button } from '@mantine/core'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type KeyboardEvent, memo, useEffect, useRef } from 'react'
import { withCommas } from '../../../core/counted'
import type { Source } from '../../../core/source'
import { checkSource, problemWords } from '../../../core/sources/check-source'
import { sourceType } from '../../../core/sources/source-types'
import { sourceByline, sourceTitle, sourceYear } from '../../../core/sources/source-words'
import { useSession } from '../../session/session'
import { countOf, useSources } from '../../session/sources'
import { changeView, type SourcesSort, sortBy, useSourcesView } from '../../session/sources-view'
import { EmptyState } from '../../ui/EmptyState'
import pane from '../../ui/Pane.module.css'
import styles from './Sources.module.css'
import { isNarrowed } from './view'

/** A row with one line of title, in pixels at 100 %. */
const ROW = 64

/** The table: only the rows in view exist, so 14,000 sources cost what 14 do. */
export function SourcesTable({ sources }: { readonly sources: readonly Source[] }) {
  const scroller = useRef<HTMLDivElement>(null)
  const selected = useSourcesView((state) => state.selected)
  const counts = useSources((state) => state.counts)
  const textSize = useSession((state) => state.preferences.textSize)
  const rows = useVirtualizer({
    count: sources.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW * textSize,
    getItemKey: (index) => sources[index]?.key ?? index,
    overscan: 8,
    initialRect: { width: 800, height: 900 },
  })
  const at = selected === null ? -1 : sources.findIndex((source) => source.key === selected)
  useEffect(() => {
    if (at >= 0) rows.scrollToIndex(at, { align: 'auto' })
  }, [at, rows])
  const move = (event: KeyboardEvent) => {
    const last = sources.length - 1
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 10, PageUp: at - 10, Home: 0, End: last }[
      event.key
    ]
    if (target === undefined || sources.length === 0) return
    event.preventDefault()
    changeView({ selected: sources[Math.max(0, Math.min(last, target))]?.key ?? null })
  }
  return (
    <div ref={scroller} className={pane.scroll}>
      <TableHead />
      <div
        role="listbox"
        aria-label="Sources"
        aria-activedescendant={at < 0 ? undefined : rowId(selected ?? '')}
        tabIndex={0}
        className={styles.rows}
        style={{ height: rows.getTotalSize() }}
        data-focus="sources"
        onKeyDown={move}
      >
        {rows.getVirtualItems().map(({ index, start }) => {
          const source = sources[index]
          if (!source) return null
          return (
            <div
              key={source.key}
              ref={rows.measureElement}
              data-index={index}
              className={styles.place}
              style={{ transform: `translateY(${start}px)` }}
            >
              <SourceRow
                source={source}
                cited={countOf(source.key, counts)?.citations}
                chosen={index === at}
                position={index + 1}
                total={sources.length}
              />
            </div>
          )
        })}
      </div>
      {sources.length === 0 && <Nothing />}
    </div>
  )
}

const rowId = (key: string) => `source-${key}`

const COLUMNS: readonly (readonly [SourcesSort | null, string, string])[] = [
  ['title', 'Source', styles.first ?? ''],
  [null, 'Kind', styles.wide ?? ''],
  ['year', 'Year', ''],
  ['cited', 'Cited', styles.right ?? ''],
]

function TableHead() {
  const sort = useSourcesView((state) => state.sort)
  const descending = useSourcesView((state) => state.descending)
  const Arrow = descending ? ArrowDown : ArrowUp
  return (
    <div className={`${styles.row} ${styles.head}`}>
      {COLUMNS.map(([by, label, className]) => (
        <div key={label} className={className}>
          {by === null ? (
            label
          ) : (
            <button
              type="button"
              className={styles.sort}
              aria-label={`Sort by ${label.toLowerCase()}`}
              aria-pressed={by === sort}
              onClick={() => sortBy(by)}
            >
              {label}
              {by === sort && by !== 'title' && <Arrow size={12} aria-hidden />}
            </button>
          )}
        </div>
      ))}
    </div>
  )
}

interface RowProps {
  readonly source: Source
  readonly cited: number | undefined
  readonly chosen: boolean
  readonly position: number
  readonly total: number
}

const SourceRow = memo(function SourceRow({ source, cited, chosen, position, total }: RowProps) {
  const { csl, key } = source
  const [problem] = checkSource(source)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list around it moves the choice with the arrow keys
    <div
      role="option"
      id={rowId(key)}
      aria-posinset={position}
      aria-setsize={total}
      aria-selected={chosen}
      tabIndex={-1}
      className={styles.row}
      onClick={() => changeView({ selected: key })}
    >
      <div className={styles.first}>
        <div className={styles.title} dir="auto">
          {sourceTitle(csl, key)}
        </div>
        <div className={styles.under}>
          <span className={styles.byline} dir="auto">
            {sourceByline(csl)}
          </span>
          {problem ? (
            <span className={styles.tag} data-warn>
              {problemWords(problem)}
            </span>
          ) : (
            cited === 0 && <span className={styles.tag}>Not cited</span>
          )}
        </div>
      </div>
      <div className={styles.wide}>{sourceType(csl.type).word}</div>
      <div className={styles.year}>{sourceYear(csl) ?? ''}</div>
      <div className={styles.right} data-none={cited === 0 || undefined}>
        {cited === undefined ? '' : withCommas(cited)}
      </div>
    </div>
  )
})

function Nothing() {
  const narrowed = useSourcesView(isNarrowed)
  const tab = useSourcesView((state) => state.tab)
  const none = useSources((state) => state.index.sources.length === 0)
  if (none) return null
  if (narrowed)
    return (
      <EmptyState
        title="No source matches."
        action={
          <Button size="xs" onClick={() => changeView({ query: '', type: null, status: null, tag: null })}>
            Show all
          </Button>
        }
      />
    )
  if (tab === 'attention')
    return <EmptyState title="Nothing needs attention." hint="Every record has what its kind wants." />
  return <EmptyState title={tab === 'cited' ? 'No source is cited yet.' : 'Every source is cited.'} />
}
