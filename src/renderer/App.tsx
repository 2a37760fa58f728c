import { MantineProvider } from '@mantine/core'
import { type CSSProperties, lazy, Suspense } from 'react'
import styles from './App.module.css'
import { EditorPane } from './panes/editor/EditorPane'
import { Inspector } from './panes/inspector/Inspector'
import { LibraryNav } from './panes/library/LibraryNav'
import { Pickers } from './panes/Pickers'
import { PostsPane } from './panes/posts/PostsPane'
import { type Screen, useSession } from './session/session'
import { colorSchemeManager, cssVariablesResolver, theme } from './theme'
import { firstPaint } from './ui/first-paint'
import { useFocusMode } from './ui/focus-mode'
import { Tip } from './ui/Tip'
import { ToastRegion } from './ui/Toast'

// Screens that the first paint does not show are loaded when they are first asked for.
const CommentsQueue = lazy(async () => ({
  default: (await import('./panes/comments-queue/CommentsQueue')).CommentsQueue,
}))
const Overlays = lazy(async () => {
  await firstPaint
  return { default: (await import('./panes/Overlays')).Overlays }
})
const SettingsScreen = lazy(async () => ({ default: (await import('./panes/settings/SettingsScreen')).SettingsScreen }))
const SiteScreen = lazy(async () => ({ default: (await import('./panes/site/SiteScreen')).SiteScreen }))
const SourcesScreen = lazy(async () => ({ default: (await import('./panes/sources/SourcesScreen')).SourcesScreen }))
const TopicsScreen = lazy(async () => ({ default: (await import('./panes/topics/TopicsScreen')).TopicsScreen }))
const FirstRun = lazy(async () => ({ default: (await import('./panes/first-run/FirstRun')).FirstRun }))

/** The whole window. */
export function App() {
  const preference = useSession((state) => state.preferences.theme)
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colorSchemeManager}
      defaultColorScheme="auto"
      {...(preference === 'system' ? {} : { forceColorScheme: preference })}
    >
      <Window />
      <Pickers />
      <Suspense>
        <Overlays />
      </Suspense>
      <ToastRegion />
      <Tip />
    </MantineProvider>
  )
}

function Window() {
  const phase = useSession((state) => state.phase)
  const screen = useSession((state) => state.screen)
  const focused = useFocusMode((state) => state.on) && screen === 'posts'
  const columns = useSession((state) => state.preferences.columns)
  if (phase === 'starting') return null
  if (phase === 'welcome')
    return (
      <Suspense>
        <FirstRun />
      </Suspense>
    )
  return (
    <div
      className={styles.app}
      data-app
      data-columns={focused ? 'one' : screen === 'posts' ? 'four' : 'two'}
      style={columnWidths(columns) as CSSProperties}
    >
      {!focused && <LibraryNav />}
      <Suspense fallback={<div className={styles.waiting} />}>
        <ScreenColumns screen={screen} focused={focused} />
      </Suspense>
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
