import { Button, Menu } from '@mantine/core'
import { ChevronDown, Download, Plus, Upload } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import { withCommas } from '../../../core/counted'
import { useSession } from '../../session/session'
import { addSource, exportSources } from '../../session/source-actions'
import { useSources } from '../../session/sources'
import { changeView, type SourcesTab, useSourcesView } from '../../session/sources-view'
import { EscapableMenu } from '../../ui/EscapableMenu'
import { focusOn } from '../../ui/focus'
import { holdKeys } from '../../ui/held-keys'
import { IconButton } from '../../ui/IconButton'
import tabs from '../../ui/Tabs.module.css'
import { chooseImport } from './import-state'
import styles from './Sources.module.css'

const TABS: readonly (readonly [SourcesTab, string])[] = [
  ['all', 'All'],
  ['cited', 'Cited'],
  ['not-cited', 'Not cited'],
  ['attention', 'Needs attention'],
]

/** Tabs over the table, and what brings sources in and out. */
export function SourcesBar({ totals }: { readonly totals: Readonly<Record<SourcesTab, number>> }) {
  const tab = useSourcesView((state) => state.tab)
  const counted = useSources((state) => state.counts !== null)
  const readOnly = useSession((state) => state.readOnly !== null)
  const bar = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    const at = TABS.findIndex(([name]) => name === tab)
    const next = TABS[(at + step + TABS.length) % TABS.length]?.[0] ?? 'all'
    changeView({ tab: next })
    bar.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus()
    event.preventDefault()
  }
  const isShown = (name: SourcesTab) => counted || name === 'all' || name === 'attention'
  return (
    <header className={styles.bar}>
      <div
        ref={bar}
        className={`${tabs.tabs} ${styles.tabs}`}
        role="tablist"
        aria-label="Which sources"
        onKeyDown={move}
      >
        {TABS.map(([name, label]) => (
          <button
            key={name}
            type="button"
            role="tab"
            data-tab={name}
            aria-selected={name === tab}
            tabIndex={name === tab ? 0 : -1}
            className={tabs.tab}
            onClick={() => changeView({ tab: name })}
          >
            {label}
            {isShown(name) && (
              <span className={tabs.count} data-flag={(name === 'attention' && totals.attention > 0) || undefined}>
                {withCommas(totals[name])}
              </span>
            )}
          </button>
        ))}
      </div>
      <span className={styles.grow} />
      <ExportMenu />
      <IconButton
        className={styles.narrow}
        label="Import"
        icon={Download}
        disabled={readOnly}
        onClick={() => void chooseImport()}
      />
      <button type="button" className={styles.plain} disabled={readOnly} onClick={() => void chooseImport()}>
        <Download size={16} aria-hidden />
        Import
      </button>
      <Button
        size="xs"
        leftSection={<Plus size={16} aria-hidden className="accent" />}
        disabled={readOnly}
        onClick={() => void holdKeys(addEmpty())}
        aria-label="Add source"
      >
        Add<span className={styles.more}>&nbsp;source</span>
      </Button>
    </header>
  )
}

/** Makes a source and takes the keyboard to its title. Answers false when it could not be made. */
async function addEmpty(): Promise<boolean> {
  const source = await addSource({ csl: { type: 'book', title: '' } })
  if (!source) return false
  changeView({ tab: 'all', query: '', type: null, status: null, tag: null, selected: source.key })
  await focusOn(`title of ${source.key}`)
  return true
}

function ExportMenu() {
  const none = useSources((state) => state.index.sources.length === 0)
  return (
    <EscapableMenu position="bottom-end">
      <Menu.Target>
        <button type="button" className={styles.plain} disabled={none} aria-label="Export">
          <Upload size={16} aria-hidden />
          <span className={styles.more}>Export</span>
          <ChevronDown size={16} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void exportSources('csl-json', null)}>CSL-JSON, for Zotero and Pandoc</Menu.Item>
        <Menu.Item onClick={() => void exportSources('bibtex', null)}>BibLaTeX</Menu.Item>
        <Menu.Item onClick={() => void exportSources('ris', null)}>RIS, for EndNote</Menu.Item>
      </Menu.Dropdown>
    </EscapableMenu>
  )
}
