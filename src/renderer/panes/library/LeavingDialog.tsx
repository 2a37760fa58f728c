import { Button } from '@mantine/core'
import { describeError } from '../../../core/error-words'
import { useLeaving } from '../../session/library'
import { Dialog } from '../../ui/Dialog'

/** Stands before the window while another library is opened, and says why that could not be done. */
export function LeavingDialog() {
  const state = useLeaving((leaving) => leaving.state)
  if (!state) return null
  if (state.kind === 'leaving')
    return (
      <Dialog key="leaving" title="Opening the library …" onClose={() => undefined} actions={null}>
        <p className="mid">What you wrote is saved first.</p>
      </Dialog>
    )
  const close = () => useLeaving.setState({ state: null })
  const kept = state.kind === 'not-opened'
  return (
    <Dialog
      title={kept ? 'This library was not opened' : 'Something you wrote could not be kept'}
      onClose={close}
      actions={
        <Button variant="filled" data-autofocus onClick={close}>
          Stay here
        </Button>
      }
    >
      <p className="mid">
        {describeError(state.error)}
        {!kept && ' The library stays open, and your text on screen.'}
      </p>
    </Dialog>
  )
}
