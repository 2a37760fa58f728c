import { keysLabel } from '../../commands/keymap'
import { allCommands, type Command, type CommandGroup } from '../../commands/registry'
import { Dialog } from '../../ui/Dialog'
import { closeOverlay } from '../../ui/overlay'
import styles from './CheatSheet.module.css'

/** Keys that belong to the text and not to the command table. */
const IN_THE_TEXT: readonly (readonly [string, string])[] = [
  ['Go on with a list or quotation', 'Enter'],
  ['Move a list item in or out', 'Tab'],
  ['From the box of a note to its mark', 'Escape'],
]

/** Every key there is, by group. */
export function CheatSheet() {
  const groups = new Map<CommandGroup, Command[]>()
  for (const command of allCommands()) {
    if (command.keys !== undefined) groups.set(command.group, [...(groups.get(command.group) ?? []), command])
  }
  return (
    <Dialog title="Keys" size={760} onClose={closeOverlay}>
      <div className={styles.groups}>
        {[...groups].map(([title, commands]) => (
          <Group key={title} title={title} keys={commands.map((one) => [one.label, keysLabel(one.keys ?? '')])} />
        ))}
        <Group title="In the text" keys={IN_THE_TEXT.map(([label, keys]) => [label, keysLabel(keys)])} />
      </div>
    </Dialog>
  )
}

function Group({ title, keys }: { readonly title: string; readonly keys: readonly (readonly [string, string])[] }) {
  return (
    <section className={styles.group}>
      <h3>{title}</h3>
      <dl>
        {keys.map(([label, shown]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <kbd>{shown}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
