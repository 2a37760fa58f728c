import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

interface Props {
  /** One line in ink. */
  readonly title: ReactNode
  /** One line in ink-2. */
  readonly hint?: ReactNode
  /** At most one button. */
  readonly action?: ReactNode
  /** In the middle of a wide column, with the title in the reading face. */
  readonly middle?: boolean
}

/** What stands where nothing is yet: what belongs here and how to begin. */
export function EmptyState({ title, hint, action, middle = false }: Props) {
  return (
    <div className={styles.empty} data-middle={middle || undefined}>
      <p className={styles.title}>{title}</p>
      {hint !== undefined && <p className="mid">{hint}</p>}
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  )
}
