import { NativeSelect } from '@mantine/core'
import type { Author } from '../../../core/author'
import { useSession } from '../../session/session'
import { ownAuthor, writeAs } from '../../session/writes-as'
import styles from './SettingsScreen.module.css'

/** Which of the library's authors writes at this machine; the library itself does not hold it. */
export function WritesAsField({ authors }: { readonly authors: readonly Author[] }) {
  const own = useSession((state) => ownAuthor(state)?.id ?? '')
  return (
    <NativeSelect
      className={`${styles.fields} ${styles.apart}`}
      label="I write as"
      description="On this machine. New posts, replies and changes of comments carry this name."
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={own}
      data={authors.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(event) => writeAs(event.currentTarget.value)}
    />
  )
}
