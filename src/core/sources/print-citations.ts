import type { ElementContent } from 'hast'
import type { CslItem, Source } from '../source'
import type { Citation, CitationItem } from './citation-syntax'
import type { CiteCluster, CiteEntry, CslEngine, FormattedCluster } from './csl-engine'
import { hideAngles, toNodes, toPlainText } from './formatted-text'
import { toCiteprocMarks } from './inline-marks'
import { prepareItem } from './prepare-item'
import type { SourceIndex } from './source-index'
import type { StyleManner } from './style-catalogue'

/** A citation in reading order; `note` is the number of its note, 0 in the running text. */
export interface CitationPlace {
  readonly citation: Citation
  readonly note: number
}

/** What each place prints, in the same order; null where it stays as written, because it cites no source of the library. */
export type PrintedCitations = readonly (readonly ElementContent[] | null)[]

/** The processor with its style, and whose rules that style follows. */
export interface CitationStyleInUse {
  readonly engine: CslEngine
  readonly manner: StyleManner
}

/** Never printed: stands in the processor's list where a hand-written source stands in a note, so that no "ibid." skips it. */
const HAND_WRITTEN: CslItem = { type: 'document', title: 'A source written by hand' }

interface Job {
  readonly index: number
  readonly place: CitationPlace
  readonly cluster: CiteCluster
  /** Remarks of sources that are cited here for the first time and print. */
  readonly remarks: readonly string[]
  readonly around: Surroundings
}

/**
 * Formats the citations of one document, as the `citations` option of the renderer asks. What stands around a citation
 * decides on its stop and on "ibid.", so each carries its paragraph.
 */
export function printCitations(
  style: CitationStyleInUse,
  sources: SourceIndex,
  places: readonly CitationPlace[],
): PrintedCitations {
  const printed: (readonly ElementContent[] | null)[] = places.map(() => null)
  const jobs = toJobs(style, sources, places)
  const inNotes = style.engine.note ? jobs.filter((job) => job.place.note > 0) : jobs
  const ordered = style.engine.note ? [...inNotes].sort((a, b) => a.place.note - b.place.note) : inNotes
  for (const [job, formatted] of formatChain(style, ordered))
    printed[job.index] = typedWords(job) ?? finish(style, job, formatted)
  if (style.engine.note) {
    for (const job of jobs) {
      if (job.place.note > 0) continue
      const [formatted] = typedWords(job) ? [] : style.engine.format([{ ...job.cluster, note: 1 }])
      printed[job.index] = typedWords(job) ?? (formatted ? inText(job, formatted) : null)
    }
  }
  return printed
}

function toJobs(style: CitationStyleInUse, sources: SourceIndex, places: readonly CitationPlace[]): Job[] {
  const seen = new Set<string>()
  const jobs: Job[] = []
  for (const [index, place] of places.entries()) {
    const cited = place.citation.items.map((item) => sources.find(item.key))
    if (cited.some((source) => source === undefined)) continue
    const known = cited as Source[]
    const fresh = known.filter((source) => !seen.has(source.key) && seen.add(source.key))
    const remarks = (place.citation.form === 'linked' ? [] : fresh).filter(
      (source) => source.remark.prints && source.remark.text.trim() !== '',
    )
    const around = surroundings(place.citation)
    jobs.push({
      index,
      place,
      cluster: {
        note: place.note,
        composite: place.citation.form === 'in-text' && !style.engine.note,
        ends: place.note > 0 && around.next === '',
        entries: place.citation.items.map((item, at) => toEntry(item, known[at] as Source, style.manner)),
      },
      remarks: remarks.map((source) => source.remark.text.trim()),
      around,
    })
  }
  return jobs
}

/** Words that the author typed and tied to a source: the source counts as cited here, the words print as they are. */
function typedWords({ place: { citation } }: Job): readonly ElementContent[] | null {
  if (citation.form !== 'linked') return null
  const words = citation.items[0]?.prefix ?? ''
  return toNodes(toCiteprocMarks(hideAngles(words.replaceAll('&', '&amp;'))))
}

function toEntry(item: CitationItem, source: Source, manner: StyleManner): CiteEntry {
  // "amend. XIV" and "p. 5 § 3" fit no one label of CSL: such a place prints as words behind the citation.
  const words = item.locator?.label === 'page' && /[§¶]|^[a-z]{2,}/.test(item.locator.value) ? item.locator.value : ''
  const prefix = toCiteprocMarks(hideAngles(item.prefix))
  const suffix = toCiteprocMarks(hideAngles(words + item.suffix))
  return {
    item: prepareItem(source, manner),
    locator: words === '' && item.locator ? { ...item.locator, value: dashed(item.locator.value) } : null,
    prefix: prefix === '' ? '' : `${prefix} `,
    suffix: /^[\p{L}\p{N}([]/u.test(suffix) ? ` ${suffix}` : suffix,
    suppressAuthor: item.suppressAuthor,
  }
}

/** "5--6", as LaTeX and Pandoc have it. */
function dashed(value: string): string {
  return value.replaceAll(/(?<=\w)--(?=\w)/g, '–')
}

function* formatChain(style: CitationStyleInUse, jobs: readonly Job[]): Generator<[Job, FormattedCluster]> {
  const clusters: CiteCluster[] = []
  const jobAt = new Map<number, Job>()
  for (const job of jobs) {
    const { before, after } = job.around.otherSources
    if (style.engine.note && before) clusters.push(handWritten(job.place.note))
    jobAt.set(clusters.length, job)
    clusters.push(job.cluster)
    if (style.engine.note && after) clusters.push(handWritten(job.place.note))
  }
  const formatted = style.engine.format(clusters)
  for (const [at, job] of jobAt) {
    const result = formatted[at]
    if (result) yield [job, result]
  }
}

function handWritten(note: number): CiteCluster {
  const entry = { item: HAND_WRITTEN, locator: null, prefix: '', suffix: '', suppressAuthor: false }
  return { note, entries: [entry] }
}

/** A citation in its chain: its capital, its stop, the remark behind it. */
function finish(style: CitationStyleInUse, job: Job, formatted: FormattedCluster): readonly ElementContent[] {
  const { around } = job
  let nodes = formatted.nodes
  if (formatted.ibid && around.afterProse && !job.cluster.entries[0]?.prefix) nodes = withLowerCase(nodes)
  if (around.next === '.' && toPlainText(nodes).endsWith('.')) nodes = withoutLastStop(nodes)
  return [...nodes, ...remarkNodes(job.remarks, style.engine.note && around.next === '')]
}

/** A style of notes has no form for the running text: the full citation in brackets serves. */
function inText(job: Job, formatted: FormattedCluster): readonly ElementContent[] {
  const inside = formatted.nodes
  const names = job.place.citation.form === 'in-text' ? authorNames(job) : ''
  const open: ElementContent = { type: 'text', value: `${names}(` }
  return [open, ...inside, ...remarkNodes(job.remarks, false), { type: 'text', value: ')' }]
}

function authorNames(job: Job): string {
  const authors = job.cluster.entries[0]?.item.author
  if (!Array.isArray(authors)) return ''
  const names = authors.map((name: { family?: string; literal?: string }) => name.family ?? name.literal ?? '')
  const listed = names.length > 3 ? `${names[0]} et al.` : names.join(', ').replace(/, ([^,]*)$/, ' and $1')
  return listed === '' ? '' : `${listed} `
}

function remarkNodes(remarks: readonly string[], sentence: boolean): ElementContent[] {
  return remarks.flatMap((remark) => {
    const marked = toCiteprocMarks(hideAngles(remark.replaceAll('&', '&amp;')))
    return toNodes(sentence ? ` ${marked}` : ` (${marked.replace(/\.$/, '')})`)
  })
}

interface Surroundings {
  /** Words stand before it in its paragraph, and no sentence has ended there. */
  readonly afterProse: boolean
  /** The character after it, or an empty string at the end of its paragraph. */
  readonly next: string
  /** Whether the prose of its paragraph seems to name other sources. */
  readonly otherSources: { readonly before: boolean; readonly after: boolean }
}

function surroundings({ around }: Citation): Surroundings {
  const inline = openInlineNote(around.before)
  const before = around.before.slice(inline).trim()
  const { after } = around
  return {
    afterProse: before !== '' && !/[.!?]["”’)\]*_]*$/.test(before),
    next: after.trim() === '' || (inline > 0 && /^\s*\]/.test(after)) ? '' : (after[0] ?? ''),
    otherSources: { before: namesSource(before), after: namesSource(after) },
  }
}

/** Where the text of an inline note, `^[…`, begins that is still open at the end of these words; 0 when none is. */
function openInlineNote(words: string): number {
  const mark = words.lastIndexOf('^[')
  if (mark < 0) return 0
  let depth = 0
  for (const char of words.slice(mark + 1)) depth += char === '[' ? 1 : char === ']' ? -1 : 0
  return depth > 0 ? mark + 2 : 0
}

/** Prose that joins by ";" or holds a year in brackets, outside any citation, is taken to name a source. */
function namesSource(prose: string): boolean {
  return /;|\([^()]*\b(1[4-9]|20)\d\d\)/.test(prose.replaceAll(/\[[^[\]]*@[^[\]]*\]/g, ''))
}

/** "Ibid." and "Id." within a sentence; other words that stand for them, such as a name, keep their capital. */
function withLowerCase(nodes: readonly ElementContent[]): ElementContent[] {
  const [first, ...rest] = nodes
  if (first?.type === 'text' && /^(Ibid|Id)\b/.test(first.value))
    return [{ ...first, value: first.value.charAt(0).toLowerCase() + first.value.slice(1) }, ...rest]
  if (first?.type === 'element') return [{ ...first, children: withLowerCase(first.children) }, ...rest]
  return [...nodes]
}

function withoutLastStop(nodes: readonly ElementContent[]): ElementContent[] {
  const last = nodes[nodes.length - 1]
  const others = nodes.slice(0, -1)
  if (last?.type === 'text') return [...others, { ...last, value: last.value.replace(/\.$/, '') }]
  if (last?.type === 'element') return [...others, { ...last, children: withoutLastStop(last.children) }]
  return [...nodes]
}
