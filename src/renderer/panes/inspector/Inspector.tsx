import { Tabs } from '@mantine/core'
import { lazy, type ReactNode, Suspense } from 'react'
import { type InspectorTab, useSession } from '../../session/session'
import { ColumnHandle } from '../../ui/ColumnHandle'
import { EmptyState } from '../../ui/EmptyState'
import { useOverlay } from '../../ui/overlay'
import pane from '../../ui/Pane.module.css'
import tabs from '../../ui/Tabs.module.css'
import { useThreadCounts } from '../comments/counts'
import { PreviewTab } from '../preview/PreviewTab'
import styles from './Inspector.module.css'
import { useNotes } from './notes'

// Tabs that are not shown first are loaded when they are first chosen.
const CommentsTab = lazy(async () => ({ default: (await import('../comments/CommentsTab')).CommentsTab }))
const DetailsTab = lazy(async () => ({ default: (await import('../details/DetailsTab')).DetailsTab }))
const FootnotesTab = lazy(async () => ({ default: (await import('../footnotes/FootnotesTab')).FootnotesTab }))
const HistoryTab = lazy(async () => ({ default: (await import('../history/HistoryTab')).HistoryTab }))

/** The last column: what belongs to the post on screen, one tab each. A tab's panel exists only while it is shown. */
export function Inspector() {
  const tab = useSession((state) => state.tab)
  const drawn = useOverlay((state) => state.open === 'inspector')
  const opening = useSession((state) => state.opening)
  return (
    <aside
      className={`${pane.col} ${styles.inspector}`}
      aria-label="Inspector"
      data-open={drawn || undefined}
      inert={opening}
    >
      <ColumnHandle column="inspector" label="Width of the inspector" side="left" min={320} max={640} usual={432} />
      <Tabs
        unstyled
        value={tab}
        onChange={(next) => useSession.setState({ tab: (next ?? 'preview') as InspectorTab })}
        keepMounted={false}
        classNames={{
          root: tabs.root ?? '',
          list: `${tabs.tabs} ${tabs.bar}`,
          tab: tabs.tab ?? '',
          panel: tabs.panel ?? '',
        }}
      >
        <Tabs.List aria-label="Inspector">
          <Tabs.Tab value="preview">Preview</Tabs.Tab>
          <Tabs.Tab value="footnotes">
            Footnotes
            <NotesCount />
          </Tabs.Tab>
          <Tabs.Tab value="comments">
            Comments
            <CommentsCount />
          </Tabs.Tab>
          <Tabs.Tab value="details">Details</Tabs.Tab>
          <Tabs.Tab value="history">History</Tabs.Tab>
        </Tabs.List>
        <Panel value="preview" empty="The post you are writing appears here as it will print.">
          {(id) => <PreviewTab key={id} post={id} />}
        </Panel>
        <Panel value="footnotes" empty="The notes of the post you are writing appear here.">
          {(id) => <FootnotesTab key={id} post={id} />}
        </Panel>
        <Panel value="comments" empty="The comments of the post you are writing appear here.">
          {(id) => <CommentsTab key={id} post={id} />}
        </Panel>
        <Panel value="details" empty="Status, date and address of the post you are writing appear here.">
          {(id) => <DetailsTab key={id} post={id} />}
        </Panel>
        <Panel value="history" empty="Earlier versions of the post you are writing appear here.">
          {(id) => <HistoryTab key={id} post={id} />}
        </Panel>
      </Tabs>
    </aside>
  )
}

// Typing changes what these count: they are drawn anew by themselves, not the whole column with them.
function NotesCount() {
  const { count, problems } = useNotes()
  return <Count value={count} flag={problems > 0} />
}

function CommentsCount() {
  const { total } = useThreadCounts()
  return <Count value={total} flag={false} />
}

function Count({ value, flag }: { readonly value: number; readonly flag: boolean }) {
  if (value === 0) return null
  return (
    <span className={tabs.count} data-flag={flag || undefined}>
      {value}
    </span>
  )
}

interface PanelProps {
  readonly value: InspectorTab
  readonly empty: string
  readonly children: (post: string) => ReactNode
}

function Panel({ value, empty, children }: PanelProps) {
  const current = useSession((state) => (state.current !== null && state.desk[state.current] ? state.current : null))
  // A form that is off holds nothing to tab to: its panel is scrolled by keyboard itself.
  const off = useSession((state) => value === 'details' && state.readOnly !== null)
  return (
    <Tabs.Panel value={value} {...(off ? { tabIndex: 0 } : {})}>
      {current === null ? (
        <EmptyState title={<span className="mid">{empty}</span>} />
      ) : (
        <Suspense>{children(current)}</Suspense>
      )}
    </Tabs.Panel>
  )
}
