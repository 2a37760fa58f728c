import { withDisplay } from '../setup/display.mjs'
import { runtimeEnvironment } from '../setup/electron-runtime.mjs'
import { run, tool } from '../setup/run.mjs'
import { resultFile } from './summary.mjs'

/** Runs the unit tests, all or those of the folders named; answers the exit code, and keeps the results for the summary. */
export function runVitest(folders = [], env = {}) {
  const json = `--outputFile.json=${resultFile('unit')}`
  const words = ['run', '--reporter=default', '--reporter=json', json, ...folders]
  return run(process.execPath, [tool('vitest', 'vitest.mjs'), ...words], { env })
}

/** The same with the tests in the real Electron, on a display; `asked` are files, or Playwright's own arguments. */
export function runPlaywright(runtime, asked = [], env = {}) {
  const words = ['test', '--reporter=list,json', ...asked]
  return withDisplay((display) =>
    run(process.execPath, [tool('playwright', 'cli.js'), ...words], {
      env: { ...runtimeEnvironment(runtime), ...display, ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: resultFile('e2e') },
    }),
  )
}
