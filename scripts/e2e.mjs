// The tests in the real Electron: `npm run e2e`, or with Playwright's own arguments, `npm run e2e -- e2e/start.spec.ts`.
import { setUpBuild } from './setup/build.mjs'
import { setUp } from './setup/index.mjs'
import { runScript } from './setup/report.mjs'
import { runPlaywright } from './test/runners.mjs'

await runScript(() => {
  const runtime = setUp({ display: true })
  setUpBuild()
  return runPlaywright(runtime, process.argv.slice(2))
})
