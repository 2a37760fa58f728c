import { useSession } from '../../session/session'
import { longDate } from '../../ui/dates'
import { STATUS_NAMES } from '../posts/status-names'
import styles from './EditorPane.module.css'

/** The line under the title: status, date, tags of the post. */
export function UnderTitle({ post }: { readonly post: string }) {
  const status = useSession((state) => state.desk[post]?.draft.status ?? 'draft')
  const date = useSession((state) => state.desk[post]?.draft.date ?? '')
  const tags = useSession((state) => state.desk[post]?.draft.tags)
  return (
    <p className={styles.under}>
      <span>{STATUS_NAMES[status]}</span>
      <span aria-hidden>·</span>
      <span>{longDate(date)}</span>
      {tags && tags.length > 0 && (
        <>
          <span aria-hidden>·</span>
          <span>{tags.join(', ')}</span>
        </>
      )}
    </p>
  )
}
