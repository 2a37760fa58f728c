import { appendFileSync } from 'node:fs'

/** How many rounds a test runs: a few always, as many as the table asks for under `npm run test:faults`. */
export function rounds(few: number, many: number): number {
  return process.env.POSTIL_FAULTS === 'full' ? many : few
}

/** A test's name; one that is not run bears the reason, which is printed too, for a reporter may hide what is skipped. */
export function named(name: string, whyNot: string | null): string {
  if (whyNot === null) return name
  appendFileSync(1, `${name}: NOT RUN, ${whyNot}\n`)
  return `${name} (not run: ${whyNot})`
}

/** One line that says what was counted; under `npm run test:faults` it comes again in the summary at the end. */
export function report(test: string, counts: Readonly<Record<string, number | string>>): void {
  const words = Object.entries(counts).map(([name, value]) => `${name} ${value}`)
  const line = `${test}: ${words.join(', ')}`
  console.log(line)
  if (process.env.POSTIL_FAULT_COUNTS) appendFileSync(process.env.POSTIL_FAULT_COUNTS, `${line}\n`)
}
