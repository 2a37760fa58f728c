import { Button, Menu } from '@mantine/core'
import { ArrowUpDown, ListFilter } from 'lucide-react'
import { useDeferredValue, useMemo } from 'react'
import { withCommas } from '../../../core/counted'
import { keysOf } from '../../commands/keymap'
import { runCommand } from '../../commands/registry'
import { type PostsFilter, type PostsSort, useSession } from '../../session/session'
import { ColumnHandle } from '../../ui/ColumnHandle'
import { EmptyState } from '../../ui/EmptyState'
import { EscapableMenu } from '../../ui/EscapableMenu'
import { IconButton } from '../../ui/IconButton'
import { useOverlay } from '../../ui/overlay'
import pane from '../../ui/Pane.module.css'
import { SetAsideNotice } from '../notices/SetAsideNotice'
import { StrayDraftsNotice } from '../notices/StrayDraftsNotice'
import { WhoWritesNotice } from '../notices/WhoWritesNotice'
import { FoundInText } from '../search/FoundInText'
import { PostsList } from './PostsList'
import styles from './PostsPane.module.css'
import { selectPosts } from './select'
import { STATUS_NAMES } from './status-names'

const SORT_NAMES: Readonly<Record<PostsSort, string>> = {
  modified: 'last edited',
  date: 'date of the post',
  title: 'title',
}

/** The second column: the posts that match the search and the chosen status, newest work first. */
export function PostsPane() {
  const posts = useSession((state) => state.posts)
  const filter = useDeferredValue(useSession((state) => state.filter))
  const drawn = useOverlay((state) => state.open === 'posts')
  const shown = useMemo(() => selectPosts(posts, filter), [posts, filter])
  return (
    <section className={`${pane.col} ${styles.posts}`} aria-label="Posts list" data-open={drawn || undefined}>
      <ColumnHandle column="list" label="Width of the list" side="right" min={220} max={440} usual={288} />
      <header className={pane.bar}>
        <h2>{filter.status === 'all' ? 'Posts' : STATUS_NAMES[filter.status]}</h2>
        <span className="dim num small">{withCommas(shown.length)}</span>
        <span className={pane.grow} />
        <FilterMenu />
        <SortMenu />
      </header>
      <SetAsideNotice />
      <StrayDraftsNotice />
      <WhoWritesNotice />
      {shown.length > 0 ? <PostsList posts={shown} /> : <NoPosts filter={filter} any={posts.length > 0} />}
      <FoundInText query={filter.query} />
    </section>
  )
}

function NoPosts({ filter, any }: { readonly filter: PostsFilter; readonly any: boolean }) {
  if (filter.query !== '')
    return (
      <EmptyState
        title={`No title matches “${filter.query}”.`}
        hint="What stands in texts, notes, comments and sources is below."
      />
    )
  if (filter.status === 'trashed')
    return (
      <EmptyState
        title="No posts here."
        hint="Those that you moved to the trash wait in it, among the settings."
        action={<Button onClick={() => runCommand('library.trash')}>Show the trash</Button>}
      />
    )
  if (any) return <EmptyState title="No posts here." hint="Choose another status with the filter above." />
  return (
    <EmptyState
      title="No posts yet."
      hint={
        <>
          Start one with <kbd>{keysOf('post.new')}</kbd>.
        </>
      }
    />
  )
}

function FilterMenu() {
  const status = useSession((state) => state.filter.status)
  const choose = (next: PostsFilter['status']) =>
    useSession.setState((state) => ({ filter: { ...state.filter, status: next } }))
  return (
    <EscapableMenu position="bottom-end" width={180}>
      <Menu.Target>
        <IconButton
          label={status === 'all' ? 'Filter' : `Filter: ${STATUS_NAMES[status]}`}
          icon={ListFilter}
          size={28}
        />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Show</Menu.Label>
        <Menu.RadioGroup value={status} onChange={(next) => choose(next as PostsFilter['status'])}>
          <Menu.RadioItem value="all" closeMenuOnClick>
            All posts
          </Menu.RadioItem>
          {Object.entries(STATUS_NAMES).map(([value, name]) => (
            <Menu.RadioItem key={value} value={value} closeMenuOnClick>
              {name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </EscapableMenu>
  )
}

function SortMenu() {
  const sort = useSession((state) => state.filter.sort)
  return (
    <EscapableMenu position="bottom-end" width={180}>
      <Menu.Target>
        <IconButton label={`Sort: ${SORT_NAMES[sort]}`} icon={ArrowUpDown} size={28} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Sort by</Menu.Label>
        <Menu.RadioGroup
          value={sort}
          onChange={(next) =>
            useSession.setState((state) => ({ filter: { ...state.filter, sort: next as PostsSort } }))
          }
        >
          {Object.entries(SORT_NAMES).map(([value, name]) => (
            <Menu.RadioItem key={value} value={value} closeMenuOnClick>
              {name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </EscapableMenu>
  )
}
