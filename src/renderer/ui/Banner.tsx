import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Banner.module.css'

interface Props {
  /** What happened, why, what to do. */
  readonly children: ReactNode
  /** At most one button. */
  readonly action?: ReactNode
}

/** Only for what blocks the person's work, such as saving. */
export function Banner({ children, action }: Props) {
  return (
    <div className={styles.banner} role="alert">
      <CircleAlert size={16} aria-hidden />
      <p>{children}</p>
      {action}
    </div>
  )
}
