import { Paperclip, X } from 'lucide-react'
import { describeError } from '../../../core/error-words'
import type { Source } from '../../../core/source'
import { request } from '../../bridge'
import { showAttachment } from '../../session/outside'
import type { SourceChanges } from '../../session/source-edits'
import { IconButton } from '../../ui/IconButton'
import { showToast } from '../../ui/toast'
import styles from './Sources.module.css'

interface Props {
  readonly source: Source
  readonly change: (changes: SourceChanges) => void
}

/** Files that belong to a source, kept with the library: a scan, a PDF, a letter. */
export function Attachments({ source: { attachments }, change }: Props) {
  const add = async () => {
    const reply = await request('sources.chooseAttachments', {})
    if (!reply.ok) showToast(`Not added: ${describeError(reply.error)}`)
    else if (reply.value.length > 0) change({ attachments: [...attachments, ...reply.value] })
  }
  return (
    <div className={styles.whole}>
      <p className={styles.label}>Files</p>
      <ul>
        {attachments.map(({ name, asset }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same file may be added under two names
          <li key={`${index} ${asset}`} className={styles.file}>
            <button
              type="button"
              className={styles.fileName}
              title="Show in its folder"
              onClick={() => void showAttachment(asset)}
            >
              {name}
            </button>
            <IconButton
              label={`Take ${name} off this source`}
              icon={X}
              size={28}
              onClick={() => change({ attachments: attachments.filter((_, at) => at !== index) })}
            />
          </li>
        ))}
      </ul>
      <button type="button" className={styles.plain} onClick={() => void add()}>
        <Paperclip size={16} aria-hidden />
        Add files
      </button>
    </div>
  )
}
