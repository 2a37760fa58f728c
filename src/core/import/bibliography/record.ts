import type { CslItem } from '../../source'

/** One entry of a bibliography file, read but not yet met with a library. */
export interface BibliographyRecord {
  /** The key the file gives it, as written; empty when it gives none. */
  readonly key: string
  readonly csl: CslItem
  readonly tags: readonly string[]
  /** When its address was looked at, as `2016-06-10`; null when the file does not say. */
  readonly accessed: string | null
  /** The author's own note in the file. */
  readonly note: string
  /** Where it begins, from 1. */
  readonly line: number
}

/** Something of the file that was not brought over, and where. */
export interface BibliographyProblem {
  readonly line: number
  readonly what: string
}

/** What a bibliography file holds. Entries that could not be read are problems; the rest is here. */
export interface Bibliography {
  readonly records: readonly BibliographyRecord[]
  readonly problems: readonly BibliographyProblem[]
}
