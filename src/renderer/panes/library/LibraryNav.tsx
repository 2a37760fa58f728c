import {
  BookOpen,
  FileText,
  Globe,
  Library,
  ListTree,
  type LucideIcon,
  MessageSquare,
  Plus,
  Search,
  Settings,
} from 'lucide-react'
import { useMemo } from 'react'
import { withCommas } from '../../../core/counted'
import { runCommand } from '../../commands/registry'
import { type Screen, useSession } from '../../session/session'
import { focusOn } from '../../ui/focus'
import { openDrawer, useOverlay } from '../../ui/overlay'
import { BackupLine } from '../backup/BackupLine'
import styles from './LibraryNav.module.css'

/** The first column: the library's name, search, new post, and the way to each screen. */
export function LibraryNav() {
  const title = useSession((state) => state.library?.title ?? '')
  const posts = useSession((state) => state.posts)
  const counts = useSession((state) => state.counts)
  const readOnly = useSession((state) => state.readOnly)
  const waiting = useMemo(() => posts.reduce((sum, post) => sum + post.comments.pending, 0), [posts])
  const shown = useMemo(() => posts.filter((post) => post.status !== 'trashed').length, [posts])
  return (
    <nav className={styles.nav} aria-label="Library">
      <h1 className="vh">{title === '' ? 'Untitled library' : title}</h1>
      <button type="button" className={styles.library} title={title} onClick={() => runCommand('view.settings')}>
        <BookOpen size={16} aria-hidden />
        <span>{title === '' ? 'Untitled library' : title}</span>
      </button>
      <SearchBox />
      <button type="button" className={styles.new} disabled={readOnly !== null} onClick={() => runCommand('post.new')}>
        <Plus size={16} aria-hidden />
        <span>New post</span>
      </button>
      <Item screen="posts" label="Posts" icon={FileText} count={shown} />
      <Item screen="comments" label="Comments" icon={MessageSquare} count={waiting} due={waiting > 0} />
      <Item screen="sources" label="Sources" icon={Library} count={counts.sources} />
      <Item screen="topics" label="Topics" icon={ListTree} count={counts.topics} />
      <Item screen="site" label="Site" icon={Globe} />
      <div className={styles.foot}>
        <BackupLine />
        <Item screen="settings" label="Settings" icon={Settings} />
      </div>
    </nav>
  )
}

interface ItemProps {
  readonly screen: Screen
  readonly label: string
  readonly icon: LucideIcon
  readonly count?: number
  /** The count asks for something to be done. */
  readonly due?: boolean
}

function Item({ screen, label, icon: Icon, count, due = false }: ItemProps) {
  const current = useSession((state) => state.screen === screen)
  return (
    <button
      type="button"
      className={styles.item}
      title={label}
      aria-current={current ? 'page' : undefined}
      onClick={() => runCommand(`view.${screen}`)}
    >
      <Icon size={16} aria-hidden />
      <span>{label}</span>
      {count !== undefined && (
        <b className={styles.count} data-due={due || undefined}>
          {withCommas(count)}
          {due && <span className="vh"> waiting</span>}
        </b>
      )}
    </button>
  )
}

function SearchBox() {
  const query = useSession((state) => state.filter.query)
  const narrows = useSession((state) => state.screen === 'posts' && state.filter.query !== '')
  const drawn = useOverlay((state) => state.open === 'posts')
  return (
    <div className={styles.searchPlace}>
      <label className={styles.search} data-narrows={narrows || undefined} data-drawn={drawn || undefined}>
        <Search size={16} aria-hidden />
        <input
          type="search"
          data-focus="search"
          aria-label="Search library"
          placeholder="Search library"
          value={query}
          onChange={(event) => {
            const next = event.currentTarget.value
            openDrawer()
            useSession.setState((state) => ({ screen: 'posts', filter: { ...state.filter, query: next } }))
          }}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return
            event.preventDefault()
            void focusOn('posts')
          }}
        />
      </label>
    </div>
  )
}
