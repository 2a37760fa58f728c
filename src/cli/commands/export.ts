import { exportPosts } from '../../tasks/export-html'
import { CommandFailure, EXIT, orFail } from '../failure'
import { reading } from '../open'
import { type CommandContext, printJson, progressLine } from '../terminal'

export interface ExportCommandOptions {
  readonly out: string
  readonly post?: string[] | undefined
  readonly format: string
  readonly json?: boolean | undefined
}

/** `postil export DIR --out OUT`: writes the posts, or those named, into a folder. */
export function exportCommand(context: CommandContext, dir: string, options: ExportCommandOptions): Promise<void> {
  const { terminal, signal } = context
  if (options.format !== 'html')
    throw new CommandFailure('wrong use', `no such export format: ${options.format} (known: html)`, EXIT.wrongUse)
  return reading(dir, terminal, async (store) => {
    const exported = orFail(
      await exportPosts(store, {
        out: options.out,
        ...(options.post ? { ids: options.post } : {}),
        onProgress: progressLine(terminal),
        signal,
      }),
    )
    if (options.json) printJson(terminal, exported)
    else terminal.out(`${exported.files.map(({ path }) => `${path}\n`).join('')}${sum(exported.files)}\n`)
  })
}

function sum(files: readonly { status: string }[]): string {
  const unpublished = files.filter(({ status }) => status !== 'published').length
  const posts = `${files.length} ${files.length === 1 ? 'post' : 'posts'} exported`
  return unpublished === 0 ? posts : `${posts}, ${unpublished} of them not published yet`
}
