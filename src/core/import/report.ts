/** What came of one file of an import. */
export interface ImportedFile {
  readonly file: string
  readonly outcome: 'added' | 'skipped' | 'failed'
  /** The post it became; null when it became none. */
  readonly post: { readonly id: string; readonly slug: string; readonly title: string } | null
  /** One sentence each: what was not taken as it stood, or why it was skipped or failed. */
  readonly notices: readonly string[]
}

/** What an import did, or would do. */
export interface ImportReport {
  readonly dryRun: boolean
  readonly files: readonly ImportedFile[]
  readonly topicsAdded: readonly string[]
  readonly authorsAdded: readonly string[]
}
