import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from '../setup/run.mjs'

/** Where a runner writes its results of this run; an old file is removed, so that it cannot stand in for a new one. */
export function resultFile(name) {
  const file = place(name)
  mkdirSync(dirname(file), { recursive: true })
  rmSync(file, { force: true })
  return file
}

function place(name) {
  return join(ROOT, 'node_modules', '.cache', 'test-results', `${name}.json`)
}

function read(name) {
  return existsSync(place(name)) ? JSON.parse(readFileSync(place(name), 'utf8')) : null
}

/** How many unit tests passed, failed and were skipped. */
export function countVitest() {
  const result = read('unit')
  if (result === null) return { passed: 0, failed: 0, skipped: 0 }
  // A file that does not load has no tests of its own, yet it is a failure.
  const broken = result.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + broken,
    skipped: result.numPendingTests + result.numTodoTests,
  }
}

/** How many tests in the real Electron passed, failed and were skipped. */
export function countPlaywright() {
  const result = read('e2e')
  if (result === null) return { passed: 0, failed: 0, skipped: 0 }
  const { expected, unexpected, skipped } = result.stats
  return { passed: expected, failed: unexpected, skipped }
}

/** Prints the table of steps and the counts of all tests; answers the exit code. */
export function printSummary(results) {
  process.stdout.write('\n== summary\n')
  for (const { name, passed, seconds, tests } of results) {
    const counts = tests ? `  ${tests.passed} passed, ${tests.failed} failed, ${tests.skipped} skipped` : ''
    process.stdout.write(
      `${name.padEnd(8)} ${passed ? 'ok    ' : 'FAILED'} ${seconds.toFixed(1).padStart(7)} s${counts}\n`,
    )
  }
  const total = (key) => results.reduce((sum, { tests }) => sum + (tests?.[key] ?? 0), 0)
  process.stdout.write(`\n${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped\n`)
  const ranNone = results.some(({ tests }) => tests && tests.passed + tests.failed === 0)
  if (ranNone) process.stderr.write('A step with tests ran none of them.\n')
  return ranNone || results.some(({ passed }) => !passed) ? 1 : 0
}
