/** How far a long piece of work is. `total` is 0 while it is not known; `what` names what is being done. */
export interface Progress {
  readonly done: number
  readonly total: number
  readonly what: string
}

/** What every long piece of work takes: where to report, and how it is told to stop. */
export interface TaskOptions {
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}
