import type { ExitCode } from '../failure'

export interface ImportCommandOptions {
  readonly format?: string | undefined
  readonly dryRun?: boolean | undefined
  readonly json?: boolean | undefined
}

/** What one kind of files came to: its report for `--json` and in words, and what goes to stderr. */
export interface Brought {
  readonly report: { readonly dryRun: boolean; readonly files: readonly unknown[] }
  readonly told: string
  readonly errors: readonly string[]
  readonly exitCode: ExitCode
}
