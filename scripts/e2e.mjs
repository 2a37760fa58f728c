// The tests in the real Electron: `npm run e2e`, or with Playwright's own arguments, `npm run e2e -- e2e/start.spec.ts`.
import { setUpBuild } from './setup/build.mjs'
import { withDisplay } from './setup/display.mjs'
import { runtimeEnvironment } from './setup/electron-runtime.mjs'
import { setUp } from './setup/index.mjs'
import { runScript } from './setup/report.mjs'
import { run, tool } from './setup/run.mjs'

await runScript(() => {
  const runtime = setUp({ display: true })
  setUpBuild()
  return withDisplay((display) =>
    run(process.execPath, [tool('playwright', 'cli.js'), 'test', ...process.argv.slice(2)], {
      env: { ...runtimeEnvironment(runtime), ...display },
    }),
  )
})
