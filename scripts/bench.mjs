// The measurements: `npm run bench`, or by name, `npm run bench -- start`.
import { setUpBuild } from './setup/build.mjs'
import { withDisplay } from './setup/display.mjs'
import { runtimeEnvironment } from './setup/electron-runtime.mjs'
import { setUp } from './setup/index.mjs'
import { runScript } from './setup/report.mjs'
import { run } from './setup/run.mjs'

await runScript(() => {
  const runtime = setUp({ display: true })
  setUpBuild()
  return withDisplay((display) =>
    run(process.execPath, ['bench/run.mjs', ...process.argv.slice(2)], {
      env: { ...runtimeEnvironment(runtime), ...display },
    }),
  )
})
