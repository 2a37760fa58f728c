/** What the command line asks of the app: `electron . [--library DIR] [--user-data DIR] [--sample]`. */
export interface Flags {
  /** The library to open, as typed, or null for the last one. */
  readonly library: string | null
  /** Where preferences, window state and logs are kept, or null for the system's place. */
  readonly userData: string | null
  /** Without a library to open, make the sample library in the documents folder and open that. */
  readonly sample: boolean
}

/** Reads our flags from the words of a command line; words of Electron and Chromium are passed over. */
export function readFlags(words: readonly string[]): Flags {
  return {
    library: valueAfter(words, '--library'),
    userData: valueAfter(words, '--user-data'),
    sample: words.includes('--sample'),
  }
}

function valueAfter(words: readonly string[], flag: string): string | null {
  const at = words.indexOf(flag)
  const next = at === -1 ? undefined : words[at + 1]
  if (next !== undefined && !next.startsWith('--')) return next
  const joined = words.find((word) => word.startsWith(`${flag}=`))
  return joined?.slice(flag.length + 1) || null
}
