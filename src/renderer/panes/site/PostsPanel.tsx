import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { withCommas } from '../../../core/counted'
import type { PostSummary } from '../../../core/post'
import { exportPosts, type PostFormat, stopExport, useExport } from '../../session/export'
import { useSession } from '../../session/session'
import { shortDate } from '../../ui/dates'
import pane from '../../ui/Pane.module.css'
import { bestFirst } from '../palette/rank'
import { STATUS_NAMES } from '../posts/status-names'
import { ExportProgress } from './ExportProgress'
import styles from './SiteScreen.module.css'

const FORMATS: readonly { readonly value: PostFormat; readonly label: string }[] = [
  { value: 'html', label: 'HTML, one page a post that stands alone' },
  { value: 'markdown', label: 'Markdown, one file a post, with comments and pictures beside' },
  { value: 'pdf', label: 'PDF, one file a post' },
  { value: 'wxr', label: 'WordPress export, one file of all with their comments' },
]

/** More than this are found by typing; all of them can still be chosen. */
const SHOWN = 200

/** Exports chosen posts, or all of them, as single files. */
export function PostsPanel() {
  const posts = useSession((state) => state.posts)
  const [format, setFormat] = useState<PostFormat>('html')
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const kept = useMemo(() => posts.filter(({ status }) => status !== 'trashed'), [posts])
  const found = useMemo(() => bestFirst(kept, query, ({ title }) => title), [kept, query])
  const ids = kept.filter(({ id }) => chosen.has(id)).map(({ id }) => id)
  const all = found.length > 0 && found.every(({ id }) => chosen.has(id))
  const choose = (some: readonly PostSummary[], on: boolean) => {
    const next = new Set(chosen)
    for (const { id } of some) on ? next.add(id) : next.delete(id)
    setChosen(next)
  }
  return (
    <>
      <div className={`${pane.scroll} ${styles.scroll}`}>
        <div className={styles.page}>
          <h1>Export posts</h1>
          <p className={styles.lead}>Single files of the posts you choose, for sending, printing or keeping.</p>
          <div className={styles.fields}>
            <NativeSelect
              label="Format"
              value={format}
              data={[...FORMATS]}
              onChange={(event) => setFormat(event.currentTarget.value as PostFormat)}
            />
            <TextInput
              label="Posts"
              placeholder="Find by title"
              value={query}
              onChange={(event) => setQuery(event.currentTarget.value)}
            />
          </div>
          <ul className={styles.list} aria-label="Posts to export">
            <li>
              <Checkbox
                label={`All ${withCommas(found.length)} ${query.trim() === '' ? 'posts' : 'found'}`}
                checked={all}
                indeterminate={!all && found.some(({ id }) => chosen.has(id))}
                onChange={(event) => choose(found, event.currentTarget.checked)}
              />
            </li>
            {found.slice(0, SHOWN).map((post) => (
              <li key={post.id}>
                <Checkbox
                  label={post.title || 'Untitled'}
                  checked={chosen.has(post.id)}
                  onChange={(event) => choose([post], event.currentTarget.checked)}
                />
                {post.status !== 'published' && <span className="dim">{STATUS_NAMES[post.status]}</span>}
                <time dateTime={post.date} className="dim">
                  {shortDate(post.date)}
                </time>
              </li>
            ))}
          </ul>
          {found.length > SHOWN && (
            <p className={styles.lead}>{withCommas(found.length - SHOWN)} more; find them by their title.</p>
          )}
        </div>
      </div>
      <Foot ids={ids} format={format} />
    </>
  )
}

function Foot({ ids, format }: { readonly ids: readonly string[]; readonly format: PostFormat }) {
  const progress = useExport((state) => state.progress)
  if (progress === null)
    return (
      <div className={styles.run}>
        <div className={styles.row} role="status">
          <span className={pane.grow} />
          <Button variant="filled" disabled={ids.length === 0} onClick={() => void exportPosts(ids, format)}>
            {ids.length === 1 ? 'Export 1 post…' : `Export ${withCommas(ids.length)} posts…`}
          </Button>
        </div>
      </div>
    )
  const { done, total, what } = progress
  return (
    <div className={styles.run}>
      <ExportProgress done={done} total={total} />
      <div className={styles.row} role="status">
        <b>
          {total > 0
            ? `Writing post ${withCommas(Math.min(done + 1, total))} of ${withCommas(total)}`
            : 'Reading the library'}
        </b>
        <span className={styles.what}>{what}</span>
        <span className={pane.grow} />
        <span className={styles.hint}>If you stop, the folder stays as it was.</span>
        <Button onClick={stopExport}>Stop</Button>
      </div>
    </div>
  )
}
