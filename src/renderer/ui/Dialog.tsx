import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './Dialog.module.css'

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
  return (
    <Modal
      opened
      onClose={onClose}
      size={`${size / 16}rem`}
      title={title}
      closeButtonProps={{ 'aria-label': 'Close' }}
      withCloseButton={actions === undefined}
      overlayProps={{ className: styles.scrim ?? '' }}
      classNames={{
        content: styles.content ?? '',
        header: styles.header ?? '',
        title: styles.title ?? '',
        body: styles.body ?? '',
      }}
    >
      {children}
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </Modal>
  )
}
