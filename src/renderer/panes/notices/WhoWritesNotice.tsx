import { useSession } from '../../session/session'
import { asksWhoWrites, writeAs } from '../../session/writes-as'
import { Notice } from './Notice'
import styles from './Notice.module.css'

/** More authors than these are chosen from in the settings. */
const MOST = 4

/** Asks once, on a machine where several authors could write, which of them does. */
export function WhoWritesNotice() {
  const asks = useSession(asksWhoWrites)
  const authors = useSession((state) => state.library?.authors)
  if (!asks || !authors) return null
  return (
    <Notice>
      <b>Who writes here?</b> New posts, replies and changes of comments carry your name.{' '}
      <span className={styles.choices}>
        {authors.slice(0, MOST).map(({ id, name }) => (
          <button key={id} type="button" className={styles.action} onClick={() => writeAs(id)}>
            {name}
          </button>
        ))}
        {authors.length > MOST && (
          <button type="button" className={styles.action} onClick={() => useSession.setState({ screen: 'settings' })}>
            Somebody else
          </button>
        )}
      </span>
    </Notice>
  )
}
