import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../setup/run.mjs'
import { countTests, playwrightTests, printFailures, vitestTests } from './summary.mjs'

/**
 * Prints, for each test of the table in docs/DURABILITY.md, what must hold, what was counted and whether it held; answers
 * the exit code. `counted`: the file in which the tests wrote their counts.
 */
export function printFaultSummary(counted) {
  const tests = [...vitestTests(), ...playwrightTests()]
  const lines = existsSync(counted) ? readFileSync(counted, 'utf8').split('\n') : []
  const others = tests.filter(({ name }) => !/\bD\d+\b/.test(name))
  printFailures(countTests(tests).failures)
  process.stdout.write('\n== fault tests\n')
  const held = table().map(({ id, mustHold }) => {
    const own = tests.filter(({ name }) => new RegExp(`\\b${id}\\b`).test(name))
    const holds = printOutcome(id.padEnd(4), own)
    process.stdout.write(`     must hold: ${mustHold}\n`)
    for (const line of lines)
      if (line.split(/[ :]/)[0] === id)
        process.stdout.write(`     counted: ${line.slice(id.length).replace(/^:? /, '')}\n`)
    for (const { name, status } of own) if (status === 'skipped') process.stdout.write(`     skipped: ${name}\n`)
    return holds
  })
  held.push(printOutcome('other tests of the store and its tasks:', others))
  for (const { name, status } of others) if (status === 'skipped') process.stdout.write(`     skipped: ${name}\n`)
  const failed = held.filter((holds) => !holds).length
  process.stdout.write(`\n${held.length - 1} fault tests, ${failed === 0 ? 'all hold' : `${failed} FAILED`}\n`)
  return failed === 0 ? 0 : 1
}

/** Prints what came of the tests of one line; answers whether it holds. One of which no test ran does not. */
function printOutcome(name, tests) {
  const { passed, failed, skipped } = countTests(tests)
  const holds = failed === 0 && tests.length > 0
  const outcome = tests.length === 0 ? 'NO TEST RAN' : failed > 0 ? 'FAILED' : passed === 0 ? 'not run here' : 'ok'
  process.stdout.write(`\n${name} ${outcome}: ${passed} passed, ${failed} failed, ${skipped} skipped\n`)
  return holds
}

/** The fault tests that the documentation promises: its table is the only list of them. */
function table() {
  const rows = readFileSync(join(ROOT, 'docs', 'DURABILITY.md'), 'utf8').matchAll(/^\| (D\d+) +\|.*?\|(.*?)\|/gm)
  return [...rows].map(([, id, mustHold]) => ({ id, mustHold: mustHold.trim() }))
}
