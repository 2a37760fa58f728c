import { resolve } from 'node:path'
import { backUpLibrary } from '../../tasks/backup'
import { restoreLibrary } from '../../tasks/restore'
import { orFail } from '../failure'
import { reading } from '../open'
import { type CommandContext, progressLine } from '../terminal'

/** `postil backup DIR FILE.zip`: the whole library in one file, read again and compared before it is called done. */
export async function backupCommand({ terminal, signal }: CommandContext, dir: string, file: string): Promise<void> {
  await reading(dir, terminal, async (store) => {
    const library = orFail(await store.library())
    const options = { title: library.title, onProgress: progressLine(terminal), signal }
    const report = orFail(await backUpLibrary(store.dir, file, options))
    terminal.out(`${report.files} files in ${report.file} (${megabytes(report.size)}), checked\n`)
  })
}

/** `postil restore FILE.zip DIR`: a backup unpacked into a new folder. */
export async function restoreCommand({ terminal, signal }: CommandContext, file: string, dir: string): Promise<void> {
  const report = orFail(await restoreLibrary(file, dir, { onProgress: progressLine(terminal), signal }))
  terminal.out(`${report.files} files of ${report.made.slice(0, 10)} restored in ${resolve(report.dir)}\n`)
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
