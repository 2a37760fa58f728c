/** What came of one post of an import, or of a file that held none. */
export interface ImportedFile {
  readonly file: string
  readonly outcome: 'added' | 'skipped' | 'failed'
  /** The post it became, or is already; null when it became none. */
  readonly post: { readonly id: string; readonly slug: string; readonly title: string } | null
  /** How many comments came with it. */
  readonly comments: number
  /** One sentence each: what was not taken as it stood, or why it was skipped or failed. */
  readonly notices: readonly string[]
}

/** What an import did, or would do. */
export interface ImportReport {
  readonly dryRun: boolean
  /** Whether it was told to stop; what came in until then is in the library. */
  readonly stopped: boolean
  readonly files: readonly ImportedFile[]
  /** What is to be said of files as a whole. */
  readonly told: readonly { readonly file: string; readonly notices: readonly string[] }[]
  readonly topicsAdded: readonly string[]
  readonly authorsAdded: readonly string[]
}
