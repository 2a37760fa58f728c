import type { IpcMainInvokeEvent } from 'electron'
import type { AppError } from '../core/error'
import { err, type Result } from '../core/result'
import { type Handlers, requests } from '../ipc/contract'
import { dispatch } from '../ipc/dispatch'

/** The one function of `ipcMain` that is needed, so that a test can listen in its place. */
export interface RequestDoor {
  handle(name: string, answer: (event: IpcMainInvokeEvent, input: unknown) => Promise<string>): void
}

/**
 * Opens one door a channel of the contract. Only senders that `isTrusted` accepts are answered; every input is parsed;
 * faults of ours go to `onFault`. `checkOutput` also parses the answers (development and tests). An answer travels as
 * JSON: the bridge between preload and page copies an object field by field, which for the list of 10,000 posts takes
 * longer than all the rest of opening them.
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
      const reply: Result<unknown, AppError> = options.isTrusted(event)
        ? await dispatch(handlers, channel, input, {
            checkOutput: options.checkOutput,
            onFault: (fault) => options.onFault(channel, fault),
          })
        : err({ kind: 'bad-request', detail: 'the request did not come from the app' })
      return JSON.stringify(reply)
    })
  }
}
