import type { IpcMainInvokeEvent } from 'electron'
import type { AppError } from '../core/error'
import { err, type Result } from '../core/result'
import { type Handlers, requests } from '../ipc/contract'
import { dispatch } from '../ipc/dispatch'

type Answer = Promise<Result<unknown, AppError>>
/** The one function of `ipcMain` that is needed, so that a test can listen in its place. */
export interface RequestDoor {
  handle(name: string, answer: (event: IpcMainInvokeEvent, input: unknown) => Answer): void
}

/**
 * Opens one door a channel of the contract. Only senders that `isTrusted` accepts are answered; every input is parsed;
 * faults of ours go to `onFault`. `checkOutput` also parses the answers (development and tests).
 */
export function registerIpc(
  door: RequestDoor,
  handlers: Handlers,
  options: {
    readonly isTrusted: (event: IpcMainInvokeEvent) => boolean
    readonly checkOutput: boolean
    readonly onFault: (channel: string, fault: unknown) => void
  },
): void {
  for (const channel of Object.keys(requests)) {
    door.handle(`postil/${channel}`, async (event, input) => {
      if (!options.isTrusted(event))
        return err({ kind: 'bad-request', detail: 'the request did not come from the app' })
      return dispatch(handlers, channel, input, {
        checkOutput: options.checkOutput,
        onFault: (fault) => options.onFault(channel, fault),
      })
    })
  }
}
