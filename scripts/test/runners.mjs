import { availableParallelism } from 'node:os'
import { withDisplays } from '../setup/display.mjs'
import { runtimeEnvironment } from '../setup/electron-runtime.mjs'
import { run, tool } from '../setup/run.mjs'
import { resultFile } from './summary.mjs'

/** Most of a test is waiting, so each core carries one; more than two make each other late. */
const WORKERS = Math.min(2, availableParallelism())

/** Runs the unit tests, all or those of the folders named; answers the exit code, and keeps the results for the summary. */
export function runVitest(folders = [], env = {}) {
  const json = `--outputFile.json=${resultFile('unit')}`
  const words = ['run', '--reporter=default', '--reporter=json', json, ...folders]
  return run(process.execPath, [tool('vitest', 'vitest.mjs'), ...words], { env })
}

/**
 * The same with the tests in the real Electron, as many at a time as `workers` says, each on a display of its own; where
 * there is but one display, one at a time. `asked` are files, or Playwright's own arguments.
 */
export function runPlaywright(runtime, asked = [], { env = {}, workers = WORKERS } = {}) {
  const words = ['test', '--reporter=list,json', ...asked]
  return withDisplays(workers, (displays) =>
    run(process.execPath, [tool('playwright', 'cli.js'), ...words], {
      env: {
        ...runtimeEnvironment(runtime),
        POSTIL_DISPLAYS: displays.join(' '),
        ...env,
        PLAYWRIGHT_JSON_OUTPUT_NAME: resultFile('e2e'),
      },
    }),
  )
}
