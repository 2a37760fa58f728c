import { MantineProvider } from '@mantine/core'
import type { CSSProperties } from 'react'
import styles from './App.module.css'
import { CommentsQueue } from './panes/comments-queue/CommentsQueue'
import { EditorPane } from './panes/editor/EditorPane'
import { FirstRun } from './panes/first-run/FirstRun'
import { Inspector } from './panes/inspector/Inspector'
import { LibraryNav } from './panes/library/LibraryNav'
import { Overlays } from './panes/Overlays'
import { PostsPane } from './panes/posts/PostsPane'
import { SettingsScreen } from './panes/settings/SettingsScreen'
import { SiteScreen } from './panes/site/SiteScreen'
import { SourcesScreen } from './panes/sources/SourcesScreen'
import { TopicsScreen } from './panes/topics/TopicsScreen'
import { type Screen, useSession } from './session/session'
import { cssVariablesResolver, theme } from './theme'
import { useFocusMode } from './ui/focus-mode'
import { ToastRegion } from './ui/Toast'

/** The whole window. */
export function App() {
  const preference = useSession((state) => state.preferences.theme)
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      {...(preference === 'system' ? {} : { forceColorScheme: preference })}
    >
      <Window />
      <Overlays />
      <ToastRegion />
    </MantineProvider>
  )
}

function Window() {
  const phase = useSession((state) => state.phase)
  const screen = useSession((state) => state.screen)
  const focused = useFocusMode((state) => state.on) && screen === 'posts'
  const columns = useSession((state) => state.preferences.columns)
  if (phase === 'starting') return null
  if (phase === 'welcome') return <FirstRun />
  return (
    <div
      className={styles.app}
      data-app
      data-columns={focused ? 'one' : screen === 'posts' ? 'four' : 'two'}
      style={columnWidths(columns) as CSSProperties}
    >
      {!focused && <LibraryNav />}
      <ScreenColumns screen={screen} focused={focused} />
    </div>
  )
}

/** The widths the person gave the columns, as the style sheet wants them. */
function columnWidths(columns: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(columns).map(([name, width]) => [`--${name}-width`, `${width}px`]))
}

function ScreenColumns({ screen, focused }: { readonly screen: Screen; readonly focused: boolean }) {
  switch (screen) {
    case 'posts':
      return (
        <>
          {!focused && <PostsPane />}
          <EditorPane />
          {!focused && <Inspector />}
        </>
      )
    case 'comments':
      return <CommentsQueue />
    case 'sources':
      return <SourcesScreen />
    case 'topics':
      return <TopicsScreen />
    case 'site':
      return <SiteScreen />
    case 'settings':
      return <SettingsScreen />
  }
}
