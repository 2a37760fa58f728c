import { Button } from '@mantine/core'
import { useState } from 'react'
import { describeChange } from '../../../core/history/change-summary'
import { settledMerge } from '../../../core/merge/merge-post'
import type { Post } from '../../../core/post'
import { keepBoth, mergeOf, saveMerge } from '../../session/conflict'
import { decideLater, useKeeping } from '../../session/keeping'
import { currentPost, type OpenPost, useSession } from '../../session/session'
import { useChangeSummary } from '../../text-diff/use-change-summary'
import { Dialog } from '../../ui/Dialog'
import { momentOf } from '../../ui/dates'
import styles from './ConflictDialog.module.css'
import { MergeDialog } from './MergeDialog'

/** Stands over the window when the post on screen was changed both here and in the folder. */
export function ConflictDialog() {
  const id = useSession((state) => state.current)
  // Without a conflict, typing must not draw this anew.
  const open = useSession((state) => {
    const post = currentPost(state)
    return post?.theirs ? post : null
  })
  const later = useKeeping((state) => state.later)
  const [merging, setMerging] = useState(false)
  if (id === null || !open?.theirs || later.includes(id)) return null
  if (merging) return <MergeDialog id={id} onClose={() => setMerging(false)} />
  const compare = () => {
    const merge = mergeOf(id)
    const settled = merge === null ? null : settledMerge(merge)
    if (settled) void saveMerge(id, settled)
    else setMerging(true)
  }
  return (
    <Dialog
      title="This post was changed somewhere else"
      size={592}
      onClose={() => decideLater(id)}
      actions={
        <>
          <Button variant="subtle" onClick={() => decideLater(id)}>
            Decide later
          </Button>
          <Button onClick={() => void keepBoth(id)}>Keep both as two posts</Button>
          <Button variant="filled" data-autofocus onClick={compare}>
            Compare and merge
          </Button>
        </>
      }
    >
      <p className="mid">
        A newer version arrived in the folder, probably from your other computer. Nothing has been overwritten.
      </p>
      <Sides open={open} theirs={open.theirs} />
    </Dialog>
  )
}

function Sides({ open, theirs }: { readonly open: OpenPost; readonly theirs: Post }) {
  return (
    <dl className={styles.two}>
      <div>
        <dt>Here</dt>
        <dd>
          Not saved yet
          <br />
          <Change before={open.saved} after={open.draft} />
        </dd>
      </div>
      <div>
        <dt>In the folder</dt>
        <dd>
          Edited {momentOf(theirs.modified)}
          <br />
          <Change before={open.saved} after={theirs} />
        </dd>
      </div>
    </dl>
  )
}

function Change({ before, after }: { readonly before: Post; readonly after: Post }) {
  const summary = useChangeSummary(before, after)
  return summary === null ? 'Comparing…' : describeChange(summary)
}
