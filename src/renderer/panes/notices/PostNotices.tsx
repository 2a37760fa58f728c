import { Button } from '@mantine/core'
import { decideNow, dismissRecovered, useKeeping } from '../../session/keeping'
import { currentPost, useSession } from '../../session/session'
import { Banner } from '../../ui/Banner'
import { momentOf } from '../../ui/dates'
import { Notice } from './Notice'

/** What the author must know of the post on screen: a conflict that was put off, typing that came back after a crash. */
export function PostNotices() {
  const id = useSession((state) => state.current)
  const conflict = useSession((state) => currentPost(state)?.theirs != null)
  const later = useKeeping((state) => id !== null && state.later.includes(id))
  const recovered = useKeeping((state) => (id === null ? undefined : state.recovered[id]))
  if (id === null) return null
  if (conflict && later)
    return (
      <Banner
        action={
          <Button size="xs" onClick={() => decideNow(id)}>
            Compare
          </Button>
        }
      >
        <b>This post was changed somewhere else.</b> What you write here is kept, but not saved until you decide.
      </Banner>
    )
  if (!recovered || recovered.outcome === 'conflict') return null
  return (
    <Notice
      action={{
        label: 'See what was there before',
        run: () => useSession.setState({ tab: 'history' }),
      }}
      onDismiss={() => dismissRecovered(id)}
    >
      {recovered.outcome === 'saved' ? (
        <>
          <b>Postil was closed before it could save.</b> What you typed until {momentOf(recovered.at)} is in the text
          again.
        </>
      ) : (
        <>
          <b>This post was gone from the folder.</b> What you typed until {momentOf(recovered.at)} was kept as a new
          draft.
        </>
      )}
    </Notice>
  )
}
