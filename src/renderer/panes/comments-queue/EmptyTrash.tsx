import { Button } from '@mantine/core'
import { useState } from 'react'
import { withCommas } from '../../../core/counted'
import { removeForGood } from '../../session/moderation'
import { partsOf, queue, targets, useQueue } from '../../session/queue'
import { useSession } from '../../session/session'
import { Dialog } from '../../ui/Dialog'
import card from '../comments/Comment.module.css'

/** Deletes for good what the trash shows, or what is chosen of it. The one thing here that cannot be taken back, so it asks. */
export function EmptyTrash() {
  const [asking, setAsking] = useState(false)
  const chosen = useQueue((state) => state.chosen.size)
  const readOnly = useSession((state) => state.readOnly !== null)
  const going = () => (chosen > 0 ? targets() : queue().keys.map(partsOf))
  const count = chosen > 0 ? chosen : queue().keys.length
  const remove = () => {
    setAsking(false)
    void removeForGood(going())
  }
  return (
    <>
      <button type="button" className={card.button} disabled={readOnly} onClick={() => setAsking(true)}>
        {chosen > 0 ? 'Delete…' : 'Empty…'}
      </button>
      {asking && (
        <Dialog
          title={count === 1 ? 'Delete this comment for good?' : `Delete ${withCommas(count)} comments for good?`}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button data-autofocus onClick={() => setAsking(false)}>
                {count === 1 ? 'Keep it' : 'Keep them'}
              </Button>
              <Button variant="filled" onClick={remove}>
                Delete for good
              </Button>
            </>
          }
        >
          <p className="mid">
            {count === 1 ? 'It leaves' : 'They leave'} the library and cannot be restored. Answers stay.
          </p>
        </Dialog>
      )}
    </>
  )
}
