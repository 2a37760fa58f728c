import { z } from 'zod'
import type { AppError } from '../core/error'
import { err, type Result } from '../core/result'
import { type Handlers, requests } from './contract'

/**
 * Runs one request: parses the input by the contract, calls the handler, turns a thrown error into `internal`.
 * Takes the channel and input as they arrived, trusted in nothing; never rejects. `checkOutput` also parses the answer
 * (development and tests), so that a handler that breaks the contract is found here and not in the window.
 */
export async function dispatch(
  handlers: Handlers,
  channel: string,
  raw: unknown,
  options: { readonly checkOutput?: boolean; readonly onFault?: (fault: unknown) => void } = {},
): Promise<Result<unknown, AppError>> {
  if (!Object.hasOwn(requests, channel)) return err({ kind: 'bad-request', detail: 'there is no such request' })
  const known = channel as keyof typeof requests
  const input = requests[known].input.safeParse(raw)
  if (!input.success) return err({ kind: 'bad-request', detail: oneLine(input.error) })
  try {
    // The one cast: each handler takes the parsed input of its own channel, which the compiler cannot follow by key.
    const handler = handlers[known] as (input: unknown) => Promise<Result<unknown, AppError>>
    const reply = await handler(input.data)
    if (options.checkOutput && reply.ok) requests[known].output.parse(reply.value)
    return reply
  } catch (fault) {
    options.onFault?.(fault)
    return err({ kind: 'internal', detail: fault instanceof Error ? fault.message : String(fault) })
  }
}

function oneLine(error: z.ZodError): string {
  return z.prettifyError(error).replaceAll(/\s+/g, ' ').slice(0, 500)
}
