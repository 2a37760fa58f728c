import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCommandLine } from '../../src/cli'

export const RESOURCES = fileURLToPath(new URL('../../resources', import.meta.url))
export const SAMPLE = join(RESOURCES, 'sample')
/** A day on which the post that the sample schedules is still to come. */
export const SAMPLE_DAY = new Date('2026-11-24T18:00:00Z')

/** What a command printed and how it ended. */
export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs `postil` with these arguments in this process; `input` is what stands on its standard input. */
export async function postil(args: readonly string[], input = ''): Promise<Ran> {
  let out = ''
  let err = ''
  const terminal = {
    out: (text: string) => {
      out += text
    },
    err: (text: string) => {
      err += text
    },
    live: false,
    input: async () => input,
  }
  const code = await runCommandLine(args, {
    resources: RESOURCES,
    version: '1.2.3',
    terminal,
    signal: new AbortController().signal,
  })
  return { code, out, err }
}
