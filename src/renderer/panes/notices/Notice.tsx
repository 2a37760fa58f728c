import { Info, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../ui/IconButton'
import styles from './Notice.module.css'

interface Props {
  readonly children: ReactNode
  readonly action?: { readonly label: string; readonly run: () => void }
  readonly onDismiss?: () => void
}

/** A word that stays until it is read, and stops nobody's work. */
export function Notice({ children, action, onDismiss }: Props) {
  return (
    <div className={styles.notice} role="status">
      <Info size={16} aria-hidden />
      <p>
        {children}{' '}
        {action && (
          <button type="button" className={styles.action} onClick={action.run}>
            {action.label}
          </button>
        )}
      </p>
      {onDismiss && <IconButton label="Dismiss" icon={X} size={28} onClick={onDismiss} />}
    </div>
  )
}
