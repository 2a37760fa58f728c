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

/**
 * Each unit test of this run: its name with its file, its status and, where it failed, why. A file that does not load has no
 * tests of its own, yet it is a failure.
 */
export function vitestTests() {
  const statuses = { passed: 'passed', failed: 'FAILED' }
  return (read('unit')?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const place = relative(ROOT, name)
    if (status === 'failed' && assertionResults.length === 0) return [{ name: place, status: 'FAILED', message }]
    return assertionResults.map((test) => ({
      name: `${place} > ${test.fullName}`,
      status: statuses[test.status] ?? 'skipped',
      message: test.failureMessages.join('\n'),
    }))
  })
}

/** How a test tells faults that the app itself reported; a second try does not make up for those. */
const FAULTS = /^Error: The app reported faults:/m

/**
 * Each test in the real Electron of this run, likewise. One that passed at its second try is unsteady, unless the app
 * reported a fault of its own in the first.
 */
export function playwrightTests() {
  const statuses = { expected: 'passed', skipped: 'skipped', flaky: 'unsteady' }
  const inside = ({ specs = [], suites = [] }) => [
    ...specs.flatMap(({ file, line, title, tests }) =>
      tests.map(({ status, results }) => {
        const message = results.flatMap(({ errors }) => errors.map((each) => each.message)).join('\n')
        return {
          name: `${file}:${line} > ${title}`,
          status: FAULTS.test(stripVTControlCharacters(message)) ? 'FAILED' : (statuses[status] ?? 'FAILED'),
          message,
        }
      }),
    ),
    ...suites.flatMap(inside),
  ]
  return inside(read('e2e') ?? {})
}

/** How many of these tests passed, failed and were skipped; those that failed, and those that passed at the second try only. */
export function countTests(tests) {
  const of = (status) => tests.filter((test) => test.status === status)
  const [failures, unsteady] = [of('FAILED'), of('unsteady')]
  const passed = of('passed').length + unsteady.length
  return { passed, failed: failures.length, skipped: of('skipped').length, failures, unsteady }
}

/** How much of a failure's message the summary repeats, in characters; the whole stands further up. */
const EXCERPT = 1500

/** Prints tests with the beginning of their messages, under a title: a log is often kept by its end alone. */
export function printFailures(failures, title = 'failed') {
  if (failures.length > 0) process.stdout.write(`\n== ${title}\n`)
  for (const { name, message } of failures)
    process.stdout.write(`${name}\n${stripVTControlCharacters(message).slice(0, EXCERPT).replace(/^/gm, '    ')}\n`)
}

/** Prints what failed, the table of steps and the counts of all tests; answers the exit code. */
export function printSummary(results) {
  printFailures(
    results.flatMap(({ tests }) => tests?.unsteady ?? []),
    'unsteady: passed at the second try only, and is to be mended',
  )
  printFailures(results.flatMap(({ tests }) => tests?.failures ?? []))
  process.stdout.write('\n== summary\n')
  for (const { name, passed, seconds, tests } of results) {
    const counts = tests ? `  ${countsOf(tests)}` : ''
    process.stdout.write(
      `${name.padEnd(8)} ${passed ? 'ok    ' : 'FAILED'} ${seconds.toFixed(1).padStart(7)} s${counts}\n`,
    )
  }
  const total = (key) => results.reduce((sum, { tests }) => sum + (tests?.[key] ?? 0), 0)
  const unsteady = results.flatMap(({ tests }) => tests?.unsteady ?? [])
  const all = { passed: total('passed'), failed: total('failed'), skipped: total('skipped'), unsteady }
  process.stdout.write(`\n${countsOf(all)}\n`)
  const ranNone = results.some(({ tests }) => tests && tests.passed + tests.failed === 0)
  if (ranNone) process.stderr.write('A step with tests ran none of them.\n')
  return ranNone || results.some(({ passed }) => !passed) ? 1 : 0
}

function countsOf({ passed, failed, skipped, unsteady }) {
  const second = unsteady.length > 0 ? `, ${unsteady.length} of the passed at the second try only` : ''
  return `${passed} passed, ${failed} failed, ${skipped} skipped${second}`
}
