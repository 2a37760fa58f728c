import type { LucideIcon } from 'lucide-react'
import type { Session } from '../session/session'
import { session } from '../session/session'

/** Where a command stands in the palette and the cheat sheet. */
export type CommandGroup = 'Posts' | 'Edit' | 'Find' | 'Writing' | 'Notes' | 'Sources' | 'Comments' | 'View' | 'Library'

/** One thing a person can do. The one record feeds the menu, the keys, the palette and the cheat sheet. */
export interface Command {
  /** `group.verb`; the menu of the main process sends this name. */
  readonly name: string
  readonly label: string
  readonly group: CommandGroup
  /** As `Mod+Shift+E`; Mod is Cmd on macOS and Ctrl elsewhere. A letter alone holds only where nobody writes. */
  readonly keys?: string
  /** Whether a letter alone, held down, does it again and again. */
  readonly repeats?: boolean
  readonly icon?: LucideIcon
  /** False while the command has nothing to act on: it is then greyed, and its keys do nothing. */
  readonly enabled?: (state: Session) => boolean
  /** Changes the words at the caret, of the text alone or also of a note: its keys mean nothing in another field. */
  readonly atCaret?: 'text' | 'note'
  /** Whether it is there while a dialog asks something: with any, or to put another overlay in the place of one. */
  readonly overDialogs?: 'any' | 'overlay'
  /** True for a command that only works with the caret in a text box, so that the palette does not offer it. */
  readonly hidden?: boolean
  readonly perform: () => void | Promise<void>
}

const table = new Map<string, Command>()

/** Adds commands to the one table; a name that is already taken is an error of ours. */
export function registerCommands(commands: readonly Command[]): void {
  for (const command of commands) {
    if (table.has(command.name)) throw new Error(`two commands are called ${command.name}`)
    table.set(command.name, command)
  }
}

/** Every command, in the order of the table. */
export function allCommands(): readonly Command[] {
  return [...table.values()]
}

/** The command of that name, or undefined. */
export function findCommand(name: string): Command | undefined {
  return table.get(name)
}

/** Whether a command can run now. */
export function isEnabled(command: Command, state: Session = session()): boolean {
  return command.enabled?.(state) ?? true
}

/** Runs a command by name. An unknown or disabled one does nothing (a menu of another version may name it). */
export function runCommand(name: string): void {
  const command = table.get(name)
  if (command && isEnabled(command)) void command.perform()
}
