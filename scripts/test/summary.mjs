import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
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

const NONE = { passed: 0, failed: 0, skipped: 0, failures: [] }

/** How many unit tests passed, failed and were skipped, and which failed with what message. */
export function countVitest() {
  const result = read('unit')
  if (result === null) return NONE
  const failures = result.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const place = relative(ROOT, name)
    // A file that does not load has no tests of its own, yet it is a failure.
    if (status === 'failed' && assertionResults.length === 0) return [{ name: place, message }]
    return assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => ({ name: `${place} > ${test.fullName}`, message: test.failureMessages.join('\n') }))
  })
  return {
    passed: result.numPassedTests,
    failed: failures.length,
    skipped: result.numPendingTests + result.numTodoTests,
    failures,
  }
}

/** How many tests in the real Electron passed, failed and were skipped, and which failed with what message. */
export function countPlaywright() {
  const result = read('e2e')
  if (result === null) return NONE
  const { expected, unexpected, skipped } = result.stats
  return { passed: expected, failed: unexpected, skipped, failures: result.suites.flatMap(playwrightFailures) }
}

function playwrightFailures({ specs = [], suites = [] }) {
  const here = specs
    .filter(({ ok }) => !ok)
    .map(({ file, line, title, tests }) => ({
      name: `${file}:${line} > ${title}`,
      message: tests
        .flatMap(({ results }) => results.flatMap(({ errors }) => errors.map((each) => each.message)))
        .join('\n'),
    }))
  return [...here, ...suites.flatMap(playwrightFailures)]
}

/** How much of a failure's message the summary repeats, in characters; the whole stands further up. */
const EXCERPT = 1500

/** Prints what failed, the table of steps and the counts of all tests; answers the exit code. */
export function printSummary(results) {
  const failures = results.flatMap(({ tests }) => tests?.failures ?? [])
  if (failures.length > 0) process.stdout.write('\n== failed\n')
  for (const { name, message } of failures)
    process.stdout.write(`${name}\n${stripVTControlCharacters(message).slice(0, EXCERPT).replace(/^/gm, '    ')}\n`)
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
