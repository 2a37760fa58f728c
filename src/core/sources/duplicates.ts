import type { CslItem, Source } from '../source'
import { foldWords, sourceYear } from './source-words'

/** Sources that seem to be one, and by what. */
export interface DuplicateGroup {
  readonly by: 'doi' | 'url' | 'title'
  readonly keys: readonly string[]
}

/** What makes two records one: the same DOI, the same address, or the same title, year and kind. */
export function identityOf(csl: CslItem): { readonly doi: string; readonly url: string; readonly title: string } {
  const title = bare(csl.title)
  const place = bare(csl['container-title']) + bare(csl.volume) + bare(csl.page) + bare(csl.section)
  const year = sourceYear(csl)
  return {
    doi: text(csl.DOI)
      .toLowerCase()
      .replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/, ''),
    url: text(csl.URL)
      .replace(/^https?:\/\/(www\.)?/i, '')
      .replace(/[/#]+$/, ''),
    title:
      title.length > 3 && year !== null
        ? `${title}|${year}|${csl.type}`
        : title === '' && place !== ''
          ? `|${place}|${year}`
          : '',
  }
}

/** Suggests which sources are the same, each source in one group only; in the order of the first of each. */
export function findDuplicates(sources: readonly Source[]): DuplicateGroup[] {
  const grouped = new Set<string>()
  const groups: DuplicateGroup[] = []
  for (const by of ['doi', 'url', 'title'] as const) {
    const found = new Map<string, string[]>()
    for (const { key, csl } of sources) {
      const identity = identityOf(csl)[by]
      if (identity === '' || grouped.has(key)) continue
      found.set(identity, [...(found.get(identity) ?? []), key])
    }
    for (const keys of found.values()) {
      if (keys.length < 2) continue
      for (const key of keys) grouped.add(key)
      groups.push({ by, keys })
    }
  }
  return groups
}

/** The kept record with what it lacks taken from the others; nothing it says is overwritten. Keeps key and revision. */
export function mergeSources(kept: Source, others: readonly Source[]): Source {
  let merged = kept
  for (const other of others) {
    const remarks = [merged.remark.text, other.remark.text].filter((words) => words.trim() !== '')
    merged = {
      ...merged,
      csl: { ...other.csl, ...filled(merged.csl), type: merged.csl.type },
      remark: { text: [...new Set(remarks)].join('\n\n'), prints: merged.remark.prints },
      accessed: merged.accessed ?? other.accessed,
      archived: merged.archived ?? other.archived,
      tags: [...new Set([...merged.tags, ...other.tags])],
      attachments: [...merged.attachments, ...other.attachments],
    }
  }
  return merged
}

function filled(csl: CslItem): CslItem {
  const entries = Object.entries(csl).filter(([, value]) => value !== '' && value !== null && value !== undefined)
  return Object.fromEntries(entries) as CslItem
}

function bare(value: unknown): string {
  return foldWords(text(value)).replaceAll(/[^\p{L}\p{N}]+/gu, '')
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}
