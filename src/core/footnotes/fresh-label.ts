import type { NoteScan } from './note'

/** The number after the highest in use: labels stay in the order they were made. `taken` are further labels to avoid. */
export function freshLabel(scan: NoteScan, taken: Iterable<string> = []): string {
  let highest = 0
  for (const label of [...labelsOf(scan), ...taken]) {
    if (/^\d{1,9}$/.test(label)) highest = Math.max(highest, Number(label))
  }
  return String(highest + 1)
}

/** Every label the text uses, dangling marks too. */
export function labelsOf(scan: NoteScan): string[] {
  const labels = [...scan.references, ...scan.definitions, ...scan.dangling].map(({ label }) => label)
  return labels.filter((label) => label !== null)
}
