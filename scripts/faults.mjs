// The fault tests with the counts of the table (D1-D24): `npm run test:faults`. Some need root; those say so by name.
import { setUpBuild } from './setup/build.mjs'
import { setUp } from './setup/index.mjs'
import { runScript } from './setup/report.mjs'
import { printFaultSummary } from './test/fault-summary.mjs'
import { runPlaywright, runVitest } from './test/runners.mjs'
import { resultFile } from './test/summary.mjs'

const SPECS = [
  'typing-survives-a-kill',
  'outside-changes',
  'typing-storm',
  'keeping',
  'closed-folder',
  'quit-paths',
].map((name) => `e2e/${name}.spec.ts`)

await runScript(async () => {
  const runtime = setUp({ display: true })
  const counted = resultFile('faults')
  const env = { POSTIL_FAULTS: 'full', POSTIL_FAULT_COUNTS: counted }
  const unit = await runVitest(['test/store', 'test/tasks'], env)
  setUpBuild()
  // One at a time: how long typing waits, and what a kill takes, is measured.
  const window = await runPlaywright(runtime, SPECS, { env, workers: 1 })
  return printFaultSummary(counted) || unit || window
})
