import { useState } from 'react'
import { describeError } from '../../../core/error-words'
import { useSession } from '../../session/session'
import { EmptyState } from '../../ui/EmptyState'
import { HistoryActions } from './HistoryActions'
import styles from './HistoryTab.module.css'
import { useTimeline, useVersion } from './timeline'
import { VersionDiff } from './VersionDiff'
import { VersionList } from './VersionList'

/** Earlier versions of one post: the list, what has changed since the chosen one, and the way back to it. */
export function HistoryTab({ post }: { readonly post: string }) {
  const saved = useSession((state) => state.desk[post]?.saved ?? null)
  const [chosen, setChosen] = useState<number | null>(null)
  const { entries, failure, reload } = useTimeline(post, saved?.revision ?? 0)
  const entry = entries?.find(({ sequence }) => sequence === chosen) ?? entries?.[0] ?? null
  const version = useVersion(post, entry?.sequence ?? null)
  if (failure) return <EmptyState title="The history could not be read." hint={describeError(failure)} />
  if (entries === null || saved === null) return null
  if (entry === null)
    return <EmptyState title="No earlier versions yet." hint="Each saved change can be seen and brought back here." />
  return (
    <div className={styles.tab}>
      <VersionList entries={entries} chosen={entry.sequence} onChoose={setChosen} />
      {version?.ok && (
        <>
          <VersionDiff version={version.value} now={saved} at={entry.at} />
          <HistoryActions post={post} entry={entry} version={version.value} onChange={reload} />
        </>
      )}
      {version?.ok === false && (
        <div role="alert">
          <EmptyState
            title="This version could not be read."
            hint={`${describeError(version.error)} Choose another one; your text of now is not touched.`}
          />
        </div>
      )}
    </div>
  )
}
