import { basename, join, resolve } from 'node:path'
import { createLibrary } from '../../store/library-store'
import { copySampleLibrary } from '../../tasks/sample-library'
import { orFail } from '../failure'
import type { CommandContext } from '../terminal'

/** `postil new DIR [--sample]`: makes an empty library named after its folder, or a copy of the sample blog. */
export async function newCommand(
  context: CommandContext,
  dir: string,
  options: { sample?: boolean | undefined },
): Promise<void> {
  if (options.sample) orFail(await copySampleLibrary(join(context.resources, 'sample'), dir))
  else await orFail(await createLibrary(dir, { title: basename(resolve(dir)) })).close()
  context.terminal.out(`${options.sample ? 'Sample library' : 'Library'} made in ${resolve(dir)}\n`)
}
