import { Button, Textarea, TextInput } from '@mantine/core'
import type { Author } from '../../../core/author'
import { slugify } from '../../../core/slug'
import { useSession } from '../../session/session'
import { showToast } from '../../ui/toast'
import { DraftField } from './DraftField'
import { EarlierBiographies } from './EarlierBiographies'
import styles from './SettingsScreen.module.css'

interface Props {
  readonly authors: readonly Author[]
  readonly onChange: (edit: (authors: readonly Author[]) => readonly Author[]) => Promise<boolean>
}

/** Who writes here: name, address, and the biography that prints under "Published by". */
export function AuthorsSection({ authors, onChange }: Props) {
  const replace = (id: string, edit: (author: Author) => Author) =>
    onChange((now) => now.map((author) => (author.id === id ? edit(author) : author)))
  const change = (id: string, changes: Partial<Author>) => replace(id, (author) => ({ ...author, ...changes }))
  const remove = (author: Author) => {
    const at = authors.indexOf(author)
    void onChange((now) => now.filter(({ id }) => id !== author.id))
    showToast(`${author.name} removed`, {
      label: 'Undo',
      run: () => void onChange((now) => now.toSpliced(at, 0, author)),
    })
  }
  return (
    <div className={styles.fields}>
      {authors.map((author) => (
        <div key={author.id} className={styles.author}>
          <DraftField value={author.name} onSettle={(name) => change(author.id, { name })}>
            {(field) => <TextInput label="Name" {...field} />}
          </DraftField>
          <DraftField value={author.url} onSettle={(url) => change(author.id, { url: url.trim() })}>
            {(field) => <TextInput label="Web address" placeholder="https://" {...field} />}
          </DraftField>
          <DraftField value={author.biography} onSettle={(biography) => change(author.id, { biography })}>
            {(field) => <Textarea className={styles.wide ?? ''} label="Biography" autosize minRows={2} {...field} />}
          </DraftField>
          <EarlierBiographies author={author} onChange={(edit) => replace(author.id, edit)} />
          <RemoveAuthor author={author} only={authors.length === 1} onRemove={() => remove(author)} />
        </div>
      ))}
      <Button className={styles.add} onClick={() => void onChange((now) => [...now, newAuthor(now)])}>
        Add an author
      </Button>
    </div>
  )
}

interface RemoveProps {
  readonly author: Author
  readonly only: boolean
  readonly onRemove: () => void
}

/** Takes an author away whom no post names; else it says how many do. */
function RemoveAuthor({ author, only, onRemove }: RemoveProps) {
  const named = useSession(({ posts }) => posts.filter(({ authors }) => authors.includes(author.id)).length)
  if (only) return null
  if (named > 0)
    return (
      <p className={`${styles.wide} ${styles.hint}`}>
        {named === 1 ? '1 post names' : `${named} posts name`} this author.
      </p>
    )
  return (
    <Button size="xs" className={styles.add} onClick={onRemove}>
      Remove {author.name}
    </Button>
  )
}

function newAuthor(authors: readonly Author[]): Author {
  const name = authors.length === 0 ? 'The author' : `Author ${authors.length + 1}`
  let id = slugify(name)
  while (authors.some((author) => author.id === id)) id = `${id}-2`
  return { id, name, url: '', biography: '', earlierBiographies: [] }
}
