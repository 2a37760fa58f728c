import { ActionIcon, Button, Textarea, TextInput } from '@mantine/core'
import { X } from 'lucide-react'
import type { Author } from '../../../core/author'
import { changeEarlierBiography, keepBiography } from '../../../core/biography'
import { printDate } from '../../../core/printed-date'
import { localTimestamp } from '../../../core/timestamp'
import { useSession } from '../../session/session'
import { showToast } from '../../ui/toast'
import { DraftField } from './DraftField'
import styles from './SettingsScreen.module.css'

interface Props {
  readonly author: Author
  readonly onChange: (edit: (author: Author) => Author) => Promise<boolean>
}

/** What the biography said before, each with the last day on which it held. */
export function EarlierBiographies({ author, onChange }: Props) {
  const asOfDate = useSession((state) => state.library?.settings.biographies === 'of-the-day')
  const language = useSession((state) => state.library?.language ?? 'en')
  const remove = (at: number, earlier: Author['earlierBiographies'][number]) => {
    void onChange((now) => changeEarlierBiography(now, at, null))
    const putBack = () =>
      void onChange((now) => ({ ...now, earlierBiographies: now.earlierBiographies.toSpliced(at, 0, earlier) }))
    const day = printDate(earlier.until, language)
    showToast(`Biography until ${day} removed`, { label: 'Undo', run: putBack })
  }
  const number = author.earlierBiographies.length
  return (
    <div className={styles.wide}>
      {number > 0 && <h3 className={styles.label}>Earlier biographies of {author.name}</h3>}
      {author.earlierBiographies.map(({ until, text }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may be the same in all they hold
        <div key={at} className={styles.earlier}>
          <span className={styles.until}>Until</span>
          <DraftField value={until.slice(0, 10)} onSettle={(day) => onChange((now) => withDay(now, at, day))}>
            {(field) => <TextInput type="date" aria-label={`Last day of earlier biography ${at + 1}`} {...field} />}
          </DraftField>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove earlier biography ${at + 1}`}
            onClick={() => remove(at, { until, text })}
          >
            <X size={16} />
          </ActionIcon>
          <DraftField
            value={text}
            onSettle={(words) => onChange((now) => changeEarlierBiography(now, at, { text: words }))}
          >
            {(field) => (
              <Textarea
                className={styles.wide ?? ''}
                aria-label={`Earlier biography ${at + 1}`}
                autosize
                minRows={2}
                {...field}
              />
            )}
          </DraftField>
        </div>
      ))}
      <Button
        size="xs"
        disabled={author.biography.trim() === ''}
        onClick={() => void onChange((now) => keepBiography(now, localTimestamp(new Date())))}
      >
        Keep this biography for earlier posts
      </Button>
      <p className={styles.hint}>
        Then change the one above.{' '}
        {asOfDate
          ? 'Each post prints the biography of its own time.'
          : 'Every post prints the newest; in Site you can choose the one of the post’s own time.'}
      </p>
    </div>
  )
}

/** With another last day, at the same hour; a date that is not whole changes nothing. */
function withDay(author: Author, at: number, day: string): Author {
  const before = author.earlierBiographies[at]?.until
  if (before === undefined || !/^\d{4}-\d\d-\d\d$/.test(day)) return author
  return changeEarlierBiography(author, at, { until: `${day}${before.slice(10)}` })
}
