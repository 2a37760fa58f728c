import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react'
import styles from './ModalDialog.module.css'

interface Props {
  /** The accessible name, or the id of the element that holds it. */
  readonly label: string | { readonly by: string }
  readonly onClose: () => void
  /** In pixels at 100 %. */
  readonly width: number
  /** How far below the top of the window it stands, as a length of CSS. */
  readonly top: string
  readonly children: ReactNode
}

/**
 * A dialog over the window, on screen from when it is rendered until it is not. It has the keyboard before the next key is
 * read, on the element with `data-autofocus` or else on its first; once it is gone the keyboard is back where it was, as soon.
 * The browser's own dialog does that without a timer. Escape, or a press beside it, asks to close.
 */
export function ModalDialog({ label, onClose, width, top, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    leaveKeyboard()
    dialog.current?.showModal()
    // Buttons that stay in view need no scrolling to, which would begin a long dialog at its end.
    dialog.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus({ preventScroll: true })
  }, [])
  // React hears no focus while it takes elements off the screen, so the keyboard is given back right behind that.
  useEffect(() => returnKeyboard, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.nativeEvent.isComposing) return
    event.preventDefault()
    onClose()
  }
  const onMouseDown = (event: MouseEvent) => {
    if (event.target === dialog.current && !holds(dialog.current, event)) onClose()
  }
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      style={{ '--width': `${width / 16}rem`, '--top': top } as CSSProperties}
      {...(typeof label === 'string' ? { 'aria-label': label } : { 'aria-labelledby': label.by })}
      onKeyDown={onKeyDown}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onMouseDown={onMouseDown}
    >
      {children}
    </dialog>
  )
}

/** Gives back the keyboard as it was when the dialog came; null while none is on screen. */
let giveBack: (() => void) | null = null

/** Remembers who has the keyboard. A dialog that takes the place of another leaves that to who had it before both. */
function leaveKeyboard(): void {
  const before = document.activeElement
  if (!(before instanceof HTMLElement) || (before === document.body && giveBack !== null)) return
  const caret =
    before instanceof HTMLTextAreaElement
      ? ([before.selectionStart, before.selectionEnd, before.selectionDirection] as const)
      : null
  giveBack = () => {
    before.focus({ preventScroll: true })
    // Chrome has lost the caret by now, and with it would go the next key.
    if (caret && document.activeElement === before) (before as HTMLTextAreaElement).setSelectionRange(...caret)
  }
}

/** Whether a dialog stands over the window. */
export function isDialogOpen(): boolean {
  return document.querySelector('dialog:modal') !== null
}

function returnKeyboard(): void {
  if (isDialogOpen()) return
  if (document.activeElement === document.body) giveBack?.()
  giveBack = null
}

function holds(box: HTMLElement, { clientX: x, clientY: y }: MouseEvent): boolean {
  const { left, right, top, bottom } = box.getBoundingClientRect()
  return left <= x && x <= right && top <= y && y <= bottom
}
