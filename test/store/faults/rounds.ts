import { appendFileSync } from 'node:fs'

/** True under `npm run test:faults`: the counts of the table instead of small ones. */
export const FULL = process.env.POSTIL_FAULTS === 'full'

/** How many rounds a test runs: a few always, many when asked for. */
export function rounds(few: number, many: number): number {
  return FULL ? many : few
}

/** A test's name; one that is not run bears the reason, which is printed too, for a reporter may hide what is skipped. */
export function named(name: string, whyNot: string | null): string {
  if (whyNot === null) return name
  appendFileSync(1, `${name}: NOT RUN, ${whyNot}\n`)
  return `${name} (not run: ${whyNot})`
}

/** One line that says what was counted, as the fault tests print it. */
export function report(test: string, counts: Readonly<Record<string, number | string>>): void {
  console.log(
    `${test}: ${Object.entries(counts)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')}`,
  )
}
