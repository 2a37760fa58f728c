import { ActionIcon } from '@mantine/core'
import type { LucideIcon } from 'lucide-react'
import type { ComponentPropsWithRef } from 'react'

interface Props
  extends Omit<ComponentPropsWithRef<'button'>, 'aria-label' | 'color' | 'style' | 'children' | 'disabled'> {
  /** The accessible name, also the tip. */
  readonly label: string
  readonly icon: LucideIcon
  /** Keys as `keysLabel` writes them, shown in the tip. */
  readonly keys?: string
  readonly size?: number
  readonly disabled?: boolean
}

/** A quiet square button with an icon, its name in a tip (see `Tip`). May be the target of a menu. */
export function IconButton({ label, icon: Icon, keys, size = 32, ...button }: Props) {
  return (
    <ActionIcon aria-label={label} data-tip={keys === undefined ? label : `${label}  ${keys}`} size={size} {...button}>
      <Icon size={16} aria-hidden />
    </ActionIcon>
  )
}
