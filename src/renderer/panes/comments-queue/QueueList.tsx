import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { Check, TriangleAlert } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, memo, type RefObject, useEffect, useMemo, useRef } from 'react'
import { describeError } from '../../../core/error-words'
import {
  chooseAll,
  chooseNone,
  chooseRange,
  fetchRows,
  isNarrowed,
  type QueueRow,
  queue,
  select,
  step,
  toggleChosen,
  useQueue,
  widen,
} from '../../session/queue'
import { useSession } from '../../session/session'
import { Banner } from '../../ui/Banner'
import { EmptyState } from '../../ui/EmptyState'
import pane from '../../ui/Pane.module.css'
import card from '../comments/Comment.module.css'
import { ago } from '../comments/when'
import styles from './CommentsQueue.module.css'

/** A row with two lines of words, in pixels at 100 %. */
const ROW = 105

/** How many rows beyond those in view are fetched with them. */
const AHEAD = 40

/** The list: only the rows in view exist, so 10,000 comments cost what 10 do. */
export function QueueList() {
  const scroller = useRef<HTMLDivElement>(null)
  const keys = useQueue((state) => state.keys)
  const selected = useQueue((state) => state.selected)
  const failure = useQueue((state) => state.failure)
  const ready = useQueue((state) => state.phase === 'ready')
  const titles = useTitles()
  const virtual = useRowsInView(scroller)
  return (
    <div ref={scroller} className={pane.scroll}>
      {failure && <Banner>{describeError(failure)}</Banner>}
      {ready && keys.length === 0 && <NothingHere />}
      <div
        role="listbox"
        aria-label="Comments"
        aria-multiselectable
        aria-activedescendant={selected === null ? undefined : rowId(selected)}
        tabIndex={0}
        data-focus="queue"
        className={styles.list}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtual.getVirtualItems().map(({ index, start }) => {
          const key = keys[index] ?? ''
          const title = titles.get(key.slice(0, key.indexOf('/')))
          return (
            <Option key={key} id={key} index={index} start={start} title={title} measure={virtual.measureElement} />
          )
        })}
      </div>
    </div>
  )
}

/** Follows the scrolling: fetches the rows that come into view, and keeps the one looked at in it. */
function useRowsInView(scroller: RefObject<HTMLDivElement | null>): Virtualizer<HTMLDivElement, Element> {
  const keys = useQueue((state) => state.keys)
  const at = useQueue((state) => (state.selected === null ? -1 : state.keys.indexOf(state.selected)))
  const virtual = useVirtualizer({
    count: keys.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => keys[index] ?? index,
    overscan: 6,
    initialRect: { width: 376, height: 900 },
  })
  const items = virtual.getVirtualItems()
  const [first, last] = [items[0]?.index ?? 0, items[items.length - 1]?.index ?? 0]
  useEffect(() => {
    void fetchRows(keys.slice(Math.max(0, first - AHEAD), last + AHEAD))
  }, [keys, first, last])
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [at, virtual])
  return virtual
}

interface OptionProps {
  readonly id: string
  readonly index: number
  readonly start: number
  readonly title: string | undefined
  readonly measure: (element: Element | null) => void
}

function Option({ id, index, start, title, measure }: OptionProps) {
  const row = useQueue((state) => state.rows[id])
  const count = useQueue((state) => state.keys.length)
  const current = useQueue((state) => state.selected === id)
  const chosen = useQueue((state) => state.chosen.has(id))
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the list, which has the keyboard
    <div
      ref={measure}
      data-index={index}
      id={rowId(id)}
      role="option"
      tabIndex={-1}
      aria-selected={current || chosen}
      aria-setsize={count}
      aria-posinset={index + 1}
      className={styles.row}
      style={{ transform: `translateY(${start}px)` }}
      data-chosen={chosen || undefined}
      data-current={current || undefined}
      onClick={(event) => onClick(event, id)}
    >
      <Row row={row} title={title} chosen={chosen} />
    </div>
  )
}

function rowId(key: string): string {
  return `queue-${key.replace('/', '-')}`
}

function useTitles(): ReadonlyMap<string, string> {
  const posts = useSession((state) => state.posts)
  return useMemo(() => new Map(posts.map(({ id, title }) => [id, title === '' ? 'Untitled' : title])), [posts])
}

function onClick(event: MouseEvent, key: string): void {
  const { selected, chosen } = queue()
  if (event.shiftKey) chooseRange(selected ?? key, key)
  else if (event.ctrlKey || event.metaKey) {
    // The first Ctrl+click chooses the one looked at, too, as lists do everywhere.
    if (chosen.size === 0 && selected !== null && selected !== key) toggleChosen(selected)
    toggleChosen(key)
    select(key)
  } else {
    chooseNone()
    select(key)
  }
}

function onKeyDown(event: KeyboardEvent): void {
  const { keys, selected } = queue()
  const page = 8
  const by = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -keys.length, End: keys.length }[
    event.key
  ]
  if (by !== undefined) {
    step(by)
    if (event.shiftKey && selected !== null) chooseRange(selected, queue().selected ?? selected)
  } else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) chooseAll()
  else if (event.key === 'Escape') chooseNone()
  else if (event.key === ' ' && selected !== null) toggleChosen(selected)
  else return
  event.preventDefault()
}

interface RowProps {
  readonly row: QueueRow | undefined
  readonly title: string | undefined
  readonly chosen: boolean
}

const Row = memo(function Row({ row, title, chosen }: RowProps) {
  if (!row) return <span className={styles.blank} />
  return (
    <>
      <span className={styles.who}>
        {chosen && <Check size={14} aria-label="Chosen" />}
        <b>
          <bdi>{row.author.trim() === '' ? 'Anonymous' : row.author}</bdi>
        </b>
        {row.signs.length > 0 && (
          <TriangleAlert size={14} aria-label={`May be spam: ${row.signs.map(({ reason }) => reason).join('; ')}`} />
        )}
        <span className={styles.ago}>{ago(row.date)}</span>
      </span>
      <span className={styles.on}>{title ?? 'A post that is gone'}</span>
      <span className={styles.opening} dir="auto">
        {row.title !== '' && <b>{row.title} </b>}
        {row.opening}
      </span>
    </>
  )
})

function NothingHere() {
  const narrowed = useQueue(isNarrowed)
  const status = useQueue((state) => state.status)
  if (narrowed)
    return (
      <EmptyState
        title="No comment matches."
        action={
          <button type="button" className={card.button} data-main onClick={widen}>
            Show all
          </button>
        }
      />
    )
  const [title, hint] = {
    pending: ['Nothing waits.', 'New comments stand here until you decide about them.'],
    approved: ['No approved comments yet.', 'They print with their posts.'],
    spam: ['No spam.', 'What you mark as spam is kept here, and never printed.'],
    trash: ['The trash is empty.', 'What you move here can be restored.'],
  }[status] as [string, string]
  return <EmptyState title={title} hint={hint} />
}
