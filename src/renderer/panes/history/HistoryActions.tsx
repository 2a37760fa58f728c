import { Button } from '@mantine/core'
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { describeError } from '../../../core/error-words'
import type { Post } from '../../../core/post'
import type { TimelineEntry } from '../../../ipc/shapes'
import { request } from '../../bridge'
import { restoreVersion } from '../../session/history'
import { useSession } from '../../session/session'
import { copyText } from '../../ui/clipboard'
import { momentOf } from '../../ui/dates'
import { showToast } from '../../ui/toast'
import styles from './HistoryTab.module.css'
import { SideBySide } from './SideBySide'

interface Props {
  readonly post: string
  readonly entry: TimelineEntry
  readonly version: Post
  readonly onChange: () => void
}

/** What can be done with the chosen version. */
export function HistoryActions({ post, entry, version, onChange }: Props) {
  const [comparing, setComparing] = useState(false)
  const readOnly = useSession((state) => state.readOnly !== null)
  const moment = momentOf(entry.at)
  const pin = async () => {
    const reply = await request('history.pin', { post, sequence: entry.sequence, pinned: !entry.pinned })
    if (!reply.ok) showToast(describeError(reply.error))
    onChange()
  }
  const copy = () => {
    if (copyText(version.body)) showToast('Text copied')
  }
  return (
    <footer className={styles.actions}>
      <Button
        size="compact-sm"
        disabled={readOnly}
        aria-label={`Restore the version of ${moment}`}
        leftSection={<RotateCcw size={14} aria-hidden />}
        onClick={() => void restoreVersion(post, entry.sequence, moment)}
      >
        Restore
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={() => setComparing(true)}>
        Side by side
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={copy}>
        Copy text
      </Button>
      <span className={styles.grow} />
      <Button size="compact-sm" variant="subtle" disabled={readOnly} onClick={() => void pin()}>
        {entry.pinned ? 'Do not keep' : 'Keep'}
      </Button>
      {comparing && <SideBySide post={post} version={version} moment={moment} onClose={() => setComparing(false)} />}
    </footer>
  )
}
