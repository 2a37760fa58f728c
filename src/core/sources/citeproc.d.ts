/** The parts of citeproc-js 2.4 (citeproc-js.readthedocs.io) that Postil calls; the package has no types. */
declare module 'citeproc' {
  /** A node of a style or locale as `parseXml` reads it. */
  export interface XmlNode {
    name: string
    attrs: Record<string, string>
    children: (XmlNode | string)[]
  }

  export interface EngineSystem {
    retrieveLocale(language: string): XmlNode | false
    retrieveItem(id: string): Record<string, unknown>
  }

  export interface CiteItem {
    id: string
    locator?: string
    label?: string
    prefix?: string
    suffix?: string
    'suppress-author'?: boolean
    'author-only'?: boolean
    position?: number
  }

  export interface Cluster {
    citationID: string
    citationItems: CiteItem[]
    properties: { noteIndex: number; mode?: 'author-only' | 'composite'; suffix?: string; unsorted?: boolean }
    /** Set by the engine: pairs of item and cite in printing order. */
    sortedItems?: [Record<string, unknown>, CiteItem][]
  }

  export interface Engine {
    opt: { class: 'note' | 'in-text'; development_extensions: { locator_label_parse: boolean } }
    citation: { opt: { layout_prefix: string; layout_suffix: string } }
    dateput: { queue: unknown[]; string(engine: Engine, queue: unknown[]): unknown; openLevel(token: 'empty'): void }
    bibliography: { opt: Record<string, unknown> } | undefined
    rebuildProcessorState(clusters: Cluster[], mode: string, uncited: string[]): [string, number, string][]
    updateItems(ids: string[]): void
    setOutputFormat(mode: string): void
    makeBibliography(): [{ entry_ids: string[][] }, string[]] | false
  }

  interface Csl {
    Engine: new (system: EngineSystem, style: XmlNode, language: string, forceLanguage?: boolean) => Engine
    parseXml(xml: string): XmlNode | undefined
    Output: { Formats: Record<string, unknown> }
    POSITION_FIRST: number
    POSITION_IBID: number
    POSITION_IBID_WITH_LOCATOR: number
  }

  const CSL: Csl
  // biome-ignore lint/style/noDefaultExport: this is how bundlers and Node give out a CommonJS package
  export default CSL
}
