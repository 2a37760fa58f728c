// The fault tests with the counts of the table (D1-D23): `npm run test:faults`. Some need root; those say so by name.
import { setUpBuild } from './setup/build.mjs'
import { withDisplay } from './setup/display.mjs'
import { runtimeEnvironment } from './setup/electron-runtime.mjs'
import { setUp } from './setup/index.mjs'
import { runScript } from './setup/report.mjs'
import { run, tool } from './setup/run.mjs'

await runScript(async () => {
  const runtime = setUp({ display: true })
  const env = { POSTIL_FAULTS: 'full', POSTIL_FAULT_ROUNDS: '30' }
  const unit = await run(process.execPath, [tool('vitest', 'vitest.mjs'), 'run', 'test/store', 'test/tasks'], { env })
  await setUpBuild()
  const specs = [
    'e2e/typing-survives-a-kill.spec.ts',
    'e2e/outside-changes.spec.ts',
    'e2e/typing-storm.spec.ts',
    'e2e/keeping.spec.ts',
    'e2e/closed-folder.spec.ts',
    'e2e/quit-paths.spec.ts',
  ]
  const window = await withDisplay((display) =>
    run(process.execPath, [tool('playwright', 'cli.js'), 'test', ...specs], {
      env: { ...runtimeEnvironment(runtime), ...display, ...env },
    }),
  )
  return unit || window
})
