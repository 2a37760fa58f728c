// Development with hot reloading: the page refreshes as you save, the main process restarts.
import { withDisplay } from './setup/display.mjs'
import { runtimeEnvironment } from './setup/electron-runtime.mjs'
import { setUp } from './setup/index.mjs'
import { runScript } from './setup/report.mjs'
import { run, tool } from './setup/run.mjs'
import { sandboxSwitches } from './setup/system-libraries.mjs'

await runScript(() => {
  const runtime = setUp({ display: true })
  const env = runtimeEnvironment(runtime)
  if (sandboxSwitches(runtime.dist).length > 0) env.NO_SANDBOX = '1'
  const args = [
    tool('electron-vite', 'bin/electron-vite.js'),
    'dev',
    '--watch',
    '--',
    '--sample',
    ...process.argv.slice(2),
  ]
  return withDisplay((display) => run(process.execPath, args, { env: { ...env, ...display } }))
})
