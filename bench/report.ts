/** One line of the bench: what was measured, against what, and the ratio a reader can trust on any machine. */
export interface BenchRow {
  readonly what: string
  /** Sizes and settings, such as "20,000 words, 300 notes". */
  readonly size: string
  readonly subject: Stats
  readonly against: { readonly what: string; readonly stats: Stats }
  /** Which statistic the ratio is of. */
  readonly by: 'min' | 'median' | 'p95'
  /** The aim as "at most" this ratio, where there is one. */
  readonly aim?: number
  /** What else a reader should know, such as memory. */
  readonly note?: string
}

/** Figures over the runs of one measurement. */
export interface Stats {
  readonly runs: number
  readonly min: number
  readonly median: number
  readonly p95: number
  readonly max: number
  readonly unit: string
}

/** What each file in bench/ exports: `run` measures and answers its rows. */
export interface Bench {
  run(progress: (what: string) => void): Promise<readonly BenchRow[]>
}

/** Statistics of raw samples. Throws on none, so that an empty measurement cannot look fast. */
export function stats(samples: readonly number[], unit = 'ms'): Stats {
  if (samples.length === 0) throw new Error('a measurement without samples')
  const sorted = [...samples].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number
  return { runs: sorted.length, min: at(0), median: at(0.5), p95: at(0.95), max: at(1), unit }
}

/** Times `work` in milliseconds, `runs` times after `warmUps` runs that do not count. */
export async function time(work: () => unknown, runs: number, warmUps = 1): Promise<Stats> {
  const samples: number[] = []
  for (let i = -warmUps; i < runs; i += 1) {
    const start = performance.now()
    await work()
    if (i >= 0) samples.push(performance.now() - start)
  }
  return stats(samples)
}

export function ratio(row: BenchRow): number {
  return row.subject[row.by] / row.against.stats[row.by]
}

/** A row as plain text, three lines: what, both figures, the ratio with its aim. */
export function printRow(row: BenchRow): string {
  const value = ratio(row)
  const aim = row.aim === undefined ? '' : `, aim at most ${row.aim}x: ${value <= row.aim ? 'met' : 'NOT met'}`
  return [
    `${row.what} (${row.size})`,
    `  ${figures(row.subject)}  against ${row.against.what}: ${figures(row.against.stats)}`,
    `  ${row.by} ratio ${value.toPrecision(3)}x${aim}${row.note ? `; ${row.note}` : ''}`,
  ].join('\n')
}

function figures(s: Stats): string {
  const show = (n: number) => (n >= 100 ? n.toFixed(0) : n.toPrecision(3))
  return `min ${show(s.min)} median ${show(s.median)} p95 ${show(s.p95)} ${s.unit} (${s.runs} runs)`
}
