import type { Channel, Input, Reply } from '../../ipc/contract'
import { request } from '../bridge'
import { session } from './session'

/** Asks about the library that is open. Null when another one was opened before the answer came: it is not about that. */
export async function askLibrary<C extends Channel>(channel: C, input: Input<C>): Promise<Reply<C> | null> {
  const { dir } = session()
  const reply = await request(channel, input)
  return session().dir === dir ? reply : null
}
