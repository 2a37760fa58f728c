import { SourceKey } from '../../identifier'
import { SCHEMA } from '../../post'
import { Source } from '../../source'
import { identityOf } from '../../sources/duplicates'
import { soundItem } from '../../sources/sound-item'
import { foldKey } from '../../sources/source-index'
import { makeKey, sourceTitle } from '../../sources/source-words'
import type { Bibliography, BibliographyProblem } from './record'

/** What an import would do, told before it is done. */
export interface BibliographyPlan {
  /** The new sources, with keys of their own. */
  readonly add: readonly Source[]
  /** Entries that the library, or an earlier entry of the file, has already. */
  readonly duplicates: readonly { readonly line: number; readonly title: string; readonly of: string }[]
  readonly problems: readonly BibliographyProblem[]
}

/** Meets a file's entries with the sources of a library: duplicates stay out, keys that are taken or no keys are made anew. */
export function planImport(bibliography: Bibliography, existing: readonly Source[]): BibliographyPlan {
  const taken = new Set(existing.map((source) => foldKey(source.key)))
  const known = new Map<string, string>()
  const remember = (csl: Source['csl'], key: string) => {
    for (const identity of identitiesOf(csl, key)) known.set(identity, key)
  }
  for (const source of existing) remember(source.csl, source.key)
  const add: Source[] = []
  const duplicates: { line: number; title: string; of: string }[] = []
  for (const { csl: written, ...record } of bibliography.records) {
    const csl = soundItem(written)
    const twin = identitiesOf(csl, record.key)
      .map((identity) => known.get(identity))
      .find(Boolean)
    if (twin !== undefined) {
      duplicates.push({ line: record.line, title: sourceTitle(csl, record.key), of: twin })
      continue
    }
    const key = freeKey(record.key, csl, taken)
    taken.add(foldKey(key))
    remember(csl, key)
    add.push(
      Source.parse({
        schema: SCHEMA,
        key,
        revision: 0,
        csl,
        status: 'cited',
        remark: { text: record.note, prints: false },
        accessed: record.accessed,
        tags: record.tags,
      }),
    )
  }
  return { add, duplicates, problems: bibliography.problems }
}

/** By what a record is known again: what makes two records one, its key with its title, and all that it says. */
function identitiesOf(csl: Source['csl'], key: string): string[] {
  const same = Object.entries(identityOf(csl)).flatMap(([by, identity]) =>
    identity === '' ? [] : [`${by}:${identity}`],
  )
  const named = key === '' ? [] : [`key:${foldKey(key)}:${sourceTitle(csl, '')}`]
  return [...same, ...named, `all:${JSON.stringify(inOrder(csl))}`]
}

/** A value whose fields stand in the order of their names. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return fields.map(([name, one]) => [name, inOrder(one)])
}

/** The file's own key where it can be one, cleaned where it nearly can, else one of the author's name and year. */
function freeKey(given: string, csl: Source['csl'], taken: ReadonlySet<string>): string {
  const cleaned = given.replaceAll(/[^\p{L}\p{N}_.:+-]+/gu, '-').replaceAll(/^[^\p{L}\p{N}_]+|[-.:+]+$/gu, '')
  if (SourceKey.safeParse(cleaned).success && !taken.has(foldKey(cleaned))) return cleaned
  return makeKey(csl, (key) => taken.has(foldKey(key)))
}
