import {
  Bold,
  BookMarked,
  FileSymlink,
  Heading,
  Image,
  Italic,
  Link,
  List,
  type LucideIcon,
  Quote,
  Superscript,
} from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import { keysLabel } from '../../commands/keymap'
import { findCommand, isEnabled, runCommand } from '../../commands/registry'
import { useSession } from '../../session/session'
import { IconButton } from '../../ui/IconButton'
import styles from './EditorPane.module.css'

interface Tool {
  readonly command: string
  readonly label: string
  readonly icon: LucideIcon
  /** The app's verbs carry a word. */
  readonly word?: string
}

const GROUPS: readonly (readonly Tool[])[] = [
  [
    { command: 'format.bold', label: 'Bold', icon: Bold },
    { command: 'format.italic', label: 'Italic', icon: Italic },
    { command: 'format.heading', label: 'Heading', icon: Heading },
  ],
  [
    { command: 'format.link', label: 'Link', icon: Link },
    { command: 'format.quote', label: 'Quote', icon: Quote },
    { command: 'format.list', label: 'List', icon: List },
  ],
  [
    { command: 'notes.insert', label: 'Insert footnote', icon: Superscript, word: 'Footnote' },
    { command: 'sources.cite', label: 'Cite source', icon: BookMarked, word: 'Cite' },
    { command: 'posts.cross-reference', label: 'Cross-reference', icon: FileSymlink },
    { command: 'format.image', label: 'Insert image', icon: Image },
  ],
]

/** The tools of the text. One Tab stop; arrow keys move between the buttons. */
export function FormattingToolbar({ disabled }: { readonly disabled: boolean }) {
  const bar = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined || !bar.current) return
    const buttons = [...bar.current.querySelectorAll('button')]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    buttons[(at + step + buttons.length) % buttons.length]?.focus()
    event.preventDefault()
  }
  return (
    <div ref={bar} className={styles.toolbar} role="toolbar" aria-label="Formatting" onKeyDown={move}>
      {GROUPS.map((group, at) => (
        <ToolGroup key={group[0]?.command} tools={group} first={at === 0} disabled={disabled} />
      ))}
    </div>
  )
}

interface GroupProps {
  readonly tools: readonly Tool[]
  readonly first: boolean
  readonly disabled: boolean
}

function ToolGroup({ tools, first, disabled }: GroupProps) {
  return (
    <>
      {!first && <span className={styles.separator} />}
      {tools.map((tool, at) => (
        <ToolButton key={tool.command} tool={tool} disabled={disabled} tabIndex={first && at === 0 ? 0 : -1} />
      ))}
    </>
  )
}

interface ButtonProps {
  readonly tool: Tool
  readonly disabled: boolean
  readonly tabIndex: number
}

function ToolButton({ tool, disabled, tabIndex }: ButtonProps) {
  const command = findCommand(tool.command)
  const usable = useSession((state) => command !== undefined && isEnabled(command, state))
  const common = {
    disabled: disabled || !usable,
    tabIndex,
    // The text keeps its caret and selection: the button must not take the keyboard on a click.
    onMouseDown: (event: { preventDefault: () => void }) => event.preventDefault(),
    onClick: () => runCommand(tool.command),
  }
  const keys = command?.keys === undefined ? {} : { keys: keysLabel(command.keys) }
  if (tool.word === undefined) return <IconButton label={tool.label} icon={tool.icon} {...keys} {...common} />
  const { icon: Icon } = tool
  return (
    <button type="button" className={styles.verb} aria-label={tool.label} title={keys.keys ?? tool.label} {...common}>
      <Icon size={16} aria-hidden />
      <span>{tool.word}</span>
    </button>
  )
}
