import type { SearchHit } from '../../core/search/hit'
import type { SearchPart } from '../../core/search/query'
import { LibrarySearch } from '../../store/search/library-search'
import { CommandFailure, EXIT } from '../failure'
import { reading } from '../open'
import { type CommandContext, printJson } from '../terminal'

const PARTS: Readonly<Record<string, readonly SearchPart[]>> = {
  posts: ['title', 'body'],
  notes: ['notes'],
  comments: ['comments'],
  sources: ['sources'],
}

/** What `postil search` was asked for beside the words. */
export interface SearchCommandOptions {
  readonly in?: string | undefined
  readonly limit?: string | undefined
  readonly json?: boolean | undefined
}

/** `postil search DIR QUERY [--in …] [--limit N] [--json]`: the hits with place and snippet, best first. */
export async function searchCommand(
  { terminal }: CommandContext,
  dir: string,
  query: string,
  options: SearchCommandOptions,
): Promise<void> {
  const parts = partsOf(options.in)
  const limit = limitOf(options.limit)
  if (query.trim() === '') throw new CommandFailure('search', 'there is nothing to search for', EXIT.wrongUse)
  await reading(dir, terminal, async (store) => {
    const search = new LibrarySearch(store.dir)
    await search.start()
    const { hits, total } = await search.search(query, { parts, limit })
    if (options.json) printJson(terminal, { total, hits: hits.map(printed) })
    else {
      terminal.out(hits.map(lines).join(''))
      if (total > hits.length) terminal.out(`… and ${total - hits.length} more\n`)
    }
  })
}

function partsOf(named: string | undefined): SearchPart[] {
  const names = (named ?? '').split(',').filter((name) => name !== '')
  const unknown = names.find((name) => !PARTS[name])
  if (unknown !== undefined)
    throw new CommandFailure(`--in ${unknown}`, `choose of ${Object.keys(PARTS).join(', ')}`, EXIT.wrongUse)
  return names.flatMap((name) => PARTS[name] ?? [])
}

function limitOf(given: string | undefined): number {
  const limit = Number(given ?? 20)
  if (!Number.isInteger(limit) || limit < 1) throw new CommandFailure('--limit', 'a whole number from 1', EXIT.wrongUse)
  return limit
}

function printed(hit: SearchHit) {
  const { snippet, ...rest } = hit
  return {
    ...rest,
    snippet: snippet.map(({ text }) => text).join(''),
    marks: snippet.filter((part) => part.hit).map(({ text }) => text),
  }
}

function lines({ place, post, comment, source, title, by, snippet }: SearchHit): string {
  const what = source === null ? `${post} ${place}` : `${source} source`
  const who = comment === null ? '' : ` by ${by} (${comment})`
  return `${what}${who}  ${title.replaceAll(/\s+/g, ' ')}\n    ${snippet.map(({ text }) => text).join('')}\n`
}
