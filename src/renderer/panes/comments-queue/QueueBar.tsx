import { Popover, Select } from '@mantine/core'
import { ListChecks, ListFilter, Search, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { CommentStatus } from '../../../core/comment'
import { withCommas } from '../../../core/counted'
import { keysLabel } from '../../commands/keymap'
import { moderate } from '../../session/moderation'
import {
  chooseAll,
  chooseNone,
  isNarrowed,
  narrow,
  type QueueNarrowing,
  targets,
  useQueue,
  widen,
} from '../../session/queue'
import { useSession } from '../../session/session'
import { IconButton } from '../../ui/IconButton'
import card from '../comments/Comment.module.css'
import styles from './CommentsQueue.module.css'
import { EmptyTrash } from './EmptyTrash'

/** What narrows the list, or, while comments are chosen, what can be done with them all at once. */
export function QueueBar() {
  const chosen = useQueue((state) => state.chosen.size)
  return chosen > 0 ? <ChosenBar count={chosen} /> : <FilterBar />
}

const VERBS: readonly (readonly [CommentStatus, string])[] = [
  ['approved', 'Approve'],
  ['pending', 'Hold'],
  ['spam', 'Spam'],
  ['trash', 'Trash'],
]

function ChosenBar({ count }: { readonly count: number }) {
  const status = useQueue((state) => state.status)
  const readOnly = useSession((state) => state.readOnly !== null)
  return (
    <div className={styles.bar} role="toolbar" aria-label="Chosen comments">
      <span className="small num">{withCommas(count)} chosen</span>
      {VERBS.filter(([verb]) => verb !== status).map(([verb, word]) => (
        <button
          key={verb}
          type="button"
          className={card.button}
          aria-label={`${word} chosen`}
          disabled={readOnly}
          onClick={() => void moderate(targets(), verb)}
        >
          {word}
        </button>
      ))}
      {status === 'trash' && <EmptyTrash />}
      <span className={styles.grow} />
      <IconButton label="Choose none" icon={X} size={28} onClick={chooseNone} />
    </div>
  )
}

function FilterBar() {
  const text = useQueue((state) => state.narrowing.text)
  const status = useQueue((state) => state.status)
  const some = useQueue((state) => state.keys.length > 0)
  return (
    <div className={styles.bar}>
      <label className={styles.search}>
        <Search size={16} aria-hidden />
        <input
          type="search"
          aria-label="Filter comments"
          placeholder="Filter comments"
          value={text}
          onChange={(event) => narrow({ text: event.currentTarget.value })}
        />
      </label>
      <MoreFilters />
      <IconButton
        label="Choose all"
        icon={ListChecks}
        size={28}
        keys={keysLabel('Mod+A')}
        disabled={!some}
        onClick={chooseAll}
      />
      {status === 'trash' && some && <EmptyTrash />}
    </div>
  )
}

function MoreFilters() {
  const narrowing = useQueue((state) => state.narrowing)
  const narrowed = useQueue(isNarrowed)
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus withinPortal radius="lg">
      <Popover.Target>
        <IconButton
          label="More filters"
          icon={ListFilter}
          size={28}
          data-active={narrowed || undefined}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        />
      </Popover.Target>
      <Popover.Dropdown className={styles.filters ?? ''} role="dialog" aria-label="Filters">
        <label className={styles.field}>
          Commenter’s name or e-mail
          <input value={narrowing.author} onChange={(event) => narrow({ author: event.currentTarget.value })} />
        </label>
        <PostFilter post={narrowing.post} />
        <div className={styles.days}>
          <DayFilter label="From" field="from" value={narrowing.from} />
          <DayFilter label="To" field="to" value={narrowing.to} />
        </div>
        <button type="button" className={card.button} disabled={!narrowed} onClick={widen}>
          Show all
        </button>
      </Popover.Dropdown>
    </Popover>
  )
}

function PostFilter({ post }: { readonly post: string | null }) {
  const posts = useSession((state) => state.posts)
  const data = useMemo(
    () =>
      posts
        .filter(({ comments }) => comments.approved + comments.pending + comments.spam + comments.trash > 0)
        .map(({ id, title }) => ({ value: id, label: title === '' ? 'Untitled' : title })),
    [posts],
  )
  return (
    <Select
      label="Post"
      placeholder="All posts"
      size="sm"
      data={data}
      value={post}
      onChange={(next) => narrow({ post: next })}
      searchable
      clearable
      limit={100}
      nothingFoundMessage="No post with comments has this title"
      comboboxProps={{ withinPortal: false }}
    />
  )
}

interface DayProps {
  readonly label: string
  readonly field: 'from' | 'to'
  readonly value: QueueNarrowing['from']
}

function DayFilter({ label, field, value }: DayProps) {
  return (
    <label className={styles.field}>
      {label}
      <input
        type="date"
        value={value ?? ''}
        onChange={(event) => narrow({ [field]: event.currentTarget.value === '' ? null : event.currentTarget.value })}
      />
    </label>
  )
}
