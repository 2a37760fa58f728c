import { Tabs } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import pane from '../../ui/Pane.module.css'
import tabs from '../../ui/Tabs.module.css'
import { ExportPanel } from './ExportPanel'
import { PostsPanel } from './PostsPanel'
import { AddressFields, AppearanceFields, FeedFields, PageFields } from './SettingsPanels'
import styles from './SiteScreen.module.css'

const TABS = ['Export', 'Posts', 'Pages', 'Appearance', 'Feeds', 'Address'] as const
type TabName = (typeof TABS)[number]

/** The blog as a web site: what changed, its export, and how it is made. */
export function SiteScreen() {
  const [tab, setTab] = useState<TabName>('Export')
  return (
    <main className={`${pane.col} ${styles.site}`} aria-label="Site">
      <Tabs
        unstyled
        value={tab}
        onChange={(next) => setTab((next as TabName | null) ?? 'Export')}
        keepMounted={false}
        classNames={{
          root: tabs.root ?? '',
          list: `${tabs.tabs} ${tabs.bar}`,
          tab: tabs.tab ?? '',
          panel: tabs.panel ?? '',
        }}
      >
        <Tabs.List aria-label="Site">
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Panel name="Export">
          <ExportPanel />
        </Panel>
        <Panel name="Posts">
          <PostsPanel />
        </Panel>
        <Panel name="Pages">
          <PageFields />
        </Panel>
        <Panel name="Appearance">
          <AppearanceFields />
        </Panel>
        <Panel name="Feeds">
          <FeedFields />
        </Panel>
        <Panel name="Address">
          <AddressFields />
        </Panel>
      </Tabs>
    </main>
  )
}

function Panel({ name, children }: { readonly name: TabName; readonly children: ReactNode }) {
  return <Tabs.Panel value={name}>{children}</Tabs.Panel>
}
