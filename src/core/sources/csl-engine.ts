import CSL, { type Cluster, type Engine } from 'citeproc'
import type { ElementContent } from 'hast'
import type { CslItem } from '../source'
import { FORMAT, toNodes } from './formatted-text'
import type { Locator } from './locator'
import type { StyleTree } from './style-tree'

/** One source of a citation as the processor takes it. `prefix` and `suffix` may hold citeproc's own marks (<i>, <b>). */
export interface CiteEntry {
  readonly item: CslItem
  readonly locator: Locator | null
  readonly prefix: string
  readonly suffix: string
  readonly suppressAuthor: boolean
}

/** What one bracket of the text cites. `note` is the number of its note, 0 in the running text. */
export interface CiteCluster {
  readonly entries: readonly CiteEntry[]
  readonly note: number
  /** As in "Smith (1999, 5)" of styles that cite in the text. */
  readonly composite?: boolean
  /** Nothing follows it in its paragraph, so that it takes the stop of the style. */
  readonly ends?: boolean
}

export interface FormattedCluster {
  readonly nodes: readonly ElementContent[]
  /** Whether it begins with "ibid." or "id.". */
  readonly ibid: boolean
}

/** A processor for one style; making one costs up to seconds, so keep it. */
export interface CslEngine {
  /** Whether the style cites in notes. */
  readonly note: boolean
  /** Formats a document's citations in order: first and later forms follow from it. */
  format(clusters: readonly CiteCluster[]): FormattedCluster[]
  /** The list of sources in the style's order and form; empty where the style has none. */
  bibliography(items: readonly CslItem[]): { readonly item: CslItem; readonly nodes: readonly ElementContent[] }[]
}

/**
 * Makes the processor for a style. `locales` are CSL locales by language tag, `en-US` among them; `language` is the library's and
 * yields to the style's own. Throws what citeproc throws for a broken style.
 */
export function createCslEngine(
  style: StyleTree,
  locales: ReadonlyMap<string, StyleTree>,
  language = 'en-US',
): CslEngine {
  const registry = new ItemRegistry()
  const engine = new CSL.Engine(
    {
      retrieveLocale: (tag) => clone(locales.get(tag) ?? locales.get('en-US')) ?? false,
      retrieveItem: (id) => registry.item(id),
    },
    // citeproc rewrites the tree it is given.
    clone(style) as StyleTree,
    style.attrs['default-locale'] ?? language,
  )
  // Locators come parsed: guessing at labels again would take "amend. XIV, § 1" apart.
  engine.opt.development_extensions.locator_label_parse = false
  // Reading the style leaves its last date open, and the first range of years would be printed inside that.
  engine.dateput.string(engine, engine.dateput.queue)
  engine.dateput.openLevel('empty')
  const stop = takeStop(engine)
  return {
    note: engine.opt.class === 'note',
    format: (clusters) => formatAll(engine, registry, stop, clusters),
    bibliography: (items) => list(engine, registry, items),
  }
}

/** The processor knows records by id: ours are numbers, so that no key of an author's is mistaken for an object's own field. */
class ItemRegistry {
  private readonly ids = new Map<string, string>()
  private readonly items = new Map<string, string>()

  idOf(item: CslItem): string {
    const json = JSON.stringify(item)
    const known = this.ids.get(json)
    if (known) return known
    const id = `s${this.ids.size + 1}`
    this.ids.set(json, id)
    this.items.set(id, json)
    return id
  }

  /** A new copy each time: citeproc writes into what it gets. */
  item(id: string): Record<string, unknown> {
    return { ...(JSON.parse(this.items.get(id) ?? '{"type":"document"}', keptApart) as CslItem), id }
  }
}

/** The processor keeps names and titles as fields of plain objects, where "constructor" would be found before it is put there. */
const APART = '\ufdd0'

function keptApart(_: string, value: unknown): unknown {
  return typeof value === 'string' && value.trim() in Object.prototype ? value.trim() + APART : value
}

/** The stop of a note style is printed where a citation ends its paragraph, not before the author's next words. */
function takeStop(engine: Engine): string {
  const { layout_suffix: stop } = engine.citation.opt
  if (stop !== '.') return ''
  engine.citation.opt.layout_suffix = ''
  return stop
}

function formatAll(
  engine: Engine,
  registry: ItemRegistry,
  stop: string,
  clusters: readonly CiteCluster[],
): FormattedCluster[] {
  if (clusters.length === 0) return []
  const given = clusters.map((cluster, index) => toCluster(cluster, index, registry, stop))
  // Nothing of the last document may colour this one: an edited record, a position, a letter after a year.
  engine.rebuildProcessorState([], FORMAT, [])
  const formatted = engine.rebuildProcessorState(given, FORMAT, [])
  return formatted.map(([, , html], index) => {
    const position = given[index]?.sortedItems?.[0]?.[1].position
    const ibid = position === CSL.POSITION_IBID || position === CSL.POSITION_IBID_WITH_LOCATOR
    return {
      nodes: toNodes(
        html
          .replaceAll(APART, '')
          .replaceAll(NOTHING_PRINTED, () => (clusters[index]?.composite ? '' : nameOf(clusters[index])))
          .trim(),
      ),
      ibid,
    }
  })
}

/** What citeproc prints where a style has no form for a record, such as a statute without a title. */
const NOTHING_PRINTED = /\[CSL STYLE ERROR: reference with no printed form\.\]|\[NO_PRINTED_FORM\]/g

function nameOf(cluster: CiteCluster | undefined): string {
  const item = cluster?.entries[0]?.item
  return String(item?.title ?? item?.id ?? '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
}

function toCluster(cluster: CiteCluster, index: number, registry: ItemRegistry, stop: string): Cluster {
  return {
    citationID: `c${index}`,
    citationItems: cluster.entries.map((entry) => ({
      id: registry.idOf(entry.item),
      ...(entry.locator ? { locator: entry.locator.value, label: entry.locator.label } : {}),
      ...(entry.prefix ? { prefix: entry.prefix } : {}),
      ...(entry.suffix ? { suffix: entry.suffix } : {}),
      ...(entry.suppressAuthor ? { 'suppress-author': true } : {}),
    })),
    properties: {
      noteIndex: cluster.note,
      ...(cluster.composite ? { mode: 'composite' as const } : {}),
      ...(cluster.ends && stop ? { suffix: stop } : {}),
      // "see …; cf. …" is the author's own order; a style may sort only bare lists.
      ...(cluster.entries.slice(1).some((entry) => entry.prefix !== '') ? { unsorted: true } : {}),
    },
  }
}

function list(
  engine: Engine,
  registry: ItemRegistry,
  items: readonly CslItem[],
): { readonly item: CslItem; readonly nodes: readonly ElementContent[] }[] {
  const byId = new Map(items.map((item) => [registry.idOf(item), item]))
  engine.rebuildProcessorState([], FORMAT, [])
  engine.updateItems([...byId.keys()])
  engine.setOutputFormat(FORMAT)
  const made = engine.makeBibliography()
  if (!made) return []
  const [{ entry_ids: ids }, entries] = made
  return entries.flatMap((html, index) => {
    const item = byId.get(ids[index]?.[0] ?? '')
    return item ? [{ item, nodes: toNodes(html.replaceAll(APART, '').trim()) }] : []
  })
}

function clone<T>(value: T): T {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T)
}
