import { X } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import styles from './Dialog.module.css'
import { ModalDialog } from './ModalDialog'

interface Props {
  /** A question, or what the dialog shows. */
  readonly title: string
  readonly onClose: () => void
  /** Width in pixels at 100 %. */
  readonly size?: number
  readonly children: ReactNode
  /** Quiet choices first, the primary last; give the safe one `data-autofocus`. */
  readonly actions?: ReactNode
}

/** A dialog over the window: a title in the reading face, what it says, and what can be chosen. Escape closes it. */
export function Dialog({ title, onClose, size = 520, children, actions }: Props) {
  const heading = useId()
  return (
    <ModalDialog label={{ by: heading }} onClose={onClose} width={size} top="5dvh">
      <header className={styles.header}>
        <h2 id={heading} className={styles.title}>
          {title}
        </h2>
        {actions === undefined && (
          <button type="button" className={styles.close} aria-label="Close" title="Close" onClick={onClose}>
            <X size={16} aria-hidden />
          </button>
        )}
      </header>
      <div className={styles.body}>
        {children}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </ModalDialog>
  )
}
