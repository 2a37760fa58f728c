import { Button } from '@mantine/core'
import { describeError } from '../../../core/error-words'
import type { SetAside } from '../../../ipc/shapes'
import { request } from '../../bridge'
import { mergeCopy } from '../../session/conflict-copy'
import { refreshView } from '../../session/keeping'
import { openPost } from '../../session/posts'
import { useSession } from '../../session/session'
import { momentOf } from '../../ui/dates'
import { showToast } from '../../ui/toast'
import styles from '../backup/Keeping.module.css'

/** The files of the library that were set aside, with the reason and what can be done about each. */
export function SetAsideSection() {
  const files = useSession((state) => state.setAside)
  if (files.length === 0) return null
  return (
    <section className={styles.section} aria-label="Files set aside">
      <h2>Files set aside</h2>
      <p className="mid">
        These files were left as they are. Whatever you choose, the file itself goes into the trash, unchanged.
      </p>
      <ul className={styles.rows}>
        {files.map((file) => (
          <li key={file.path} className={styles.row}>
            <div>
              {file.path}
              <div className="small dim">{file.reason.charAt(0).toUpperCase() + file.reason.slice(1)}</div>
            </div>
            <Deeds file={file} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Deeds({ file }: { readonly file: SetAside }) {
  const readOnly = useSession((state) => state.readOnly !== null)
  const here = useSession((state) => file.post !== null && state.posts.some(({ id }) => id === file.post))
  const { path } = file
  // Without library.json the folder would be no library, and a journal is what a person may still want to read.
  if (path === 'library.json' || path.startsWith('.postil/')) return null
  const restore = () => act(() => request('setAside.restore', { path }))
  const keep = () => act(() => request('setAside.keepCopy', { path }))
  return (
    <>
      {file.offer !== null && (
        <Button size="xs" disabled={readOnly} onClick={() => void restore()}>
          Use the version of {momentOf(file.offer)}
        </Button>
      )}
      {file.kind === 'copy' && here && (
        <Button size="xs" disabled={readOnly} onClick={() => void mergeCopy(path)}>
          Compare and merge
        </Button>
      )}
      {file.kind === 'copy' && (
        <Button size="xs" disabled={readOnly} onClick={() => void keep()}>
          Keep as its own post
        </Button>
      )}
      {file.kind !== 'newer' && (
        <Button
          size="xs"
          variant="subtle"
          disabled={readOnly}
          onClick={() => void act(() => request('setAside.discard', { path }))}
        >
          Move to trash
        </Button>
      )}
    </>
  )
}

async function act(
  deed: () => Promise<Awaited<ReturnType<typeof request<'setAside.restore' | 'setAside.discard'>>>>,
): Promise<void> {
  const reply = await deed()
  if (!reply.ok) showToast(describeError(reply.error))
  await refreshView()
  if (reply.ok && reply.value !== null) await openPost(reply.value.id)
}
