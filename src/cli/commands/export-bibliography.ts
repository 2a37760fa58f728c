import { join } from 'node:path'
import { BIBLIOGRAPHY_ENDINGS } from '../../core/export/bibliography'
import type { BibliographyFormat } from '../../core/import/bibliography/read-bibliography'
import { exportBibliography } from '../../tasks/export-bibliography'
import { CommandFailure, EXIT, type ExitCode, orFail } from '../failure'
import { reading } from '../open'
import { type CommandContext, printJson } from '../terminal'

interface Options {
  readonly out: string
  readonly post?: string[] | undefined
  readonly dryRun?: boolean | undefined
  readonly json?: boolean | undefined
}

/** `postil export DIR --out OUT --format bibtex`: the sources of a library, or of one post, as `sources.bib` in a folder. */
export function bibliographyExport(format: BibliographyFormat) {
  return ({ terminal }: CommandContext, dir: string, options: Options): Promise<ExitCode> => {
    const posts = options.post ?? []
    if (options.dryRun) throw new CommandFailure('wrong use', '--dry-run is for --format site', EXIT.wrongUse)
    if (posts.length > 1) throw new CommandFailure('wrong use', 'name one post, or none for all sources', EXIT.wrongUse)
    return reading(dir, terminal, async (store) => {
      const [wanted] = posts
      const post = wanted === undefined ? null : store.posts.find(wanted)
      if (wanted !== undefined && post === null) throw new CommandFailure(wanted, 'not in this library', EXIT.wrongUse)
      const path = join(options.out, `sources.${BIBLIOGRAPHY_ENDINGS[format]}`)
      const count = orFail(await exportBibliography(store, { path, format, keys: null, post: post?.id ?? null }))
      if (options.json) printJson(terminal, { path, sources: count })
      else terminal.out(`${path}\n${count} ${count === 1 ? 'source' : 'sources'} exported\n`)
      return EXIT.fine
    })
  }
}
