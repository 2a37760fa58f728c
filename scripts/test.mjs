// `npm test`: sets up what is missing, then runs every check, each to its end, and closes with a summary of all of them.
import { setUpBuild } from './setup/build.mjs'
import { setUp } from './setup/index.mjs'
import { runScript } from './setup/report.mjs'
import { npm, run, tool } from './setup/run.mjs'
import { checkImports } from './test/imports.mjs'
import { runPlaywright, runVitest } from './test/runners.mjs'
import { countTests, playwrightTests, printSummary, vitestTests } from './test/summary.mjs'

const node = process.execPath

await runScript(async () => {
  const runtime = setUp({ display: true })
  const [npmCommand, ...npmFirst] = npm()
  const steps = [
    { name: 'types', work: () => run(npmCommand, [...npmFirst, 'run', '--silent', 'typecheck']) },
    { name: 'lint', work: () => run(node, [tool('@biomejs/biome', 'bin/biome'), 'check', '.']) },
    { name: 'imports', work: checkImports },
    { name: 'unused', work: () => run(node, [tool('knip', 'bin/knip.js')]) },
    { name: 'build', work: () => setUpBuild() },
    { name: 'unit', work: () => runVitest(), count: () => countTests(vitestTests()) },
    // A machine that is busy may be late once in two hundred tests; what passes at its second try is named in the summary.
    { name: 'e2e', work: () => runPlaywright(runtime, ['--retries=1']), count: () => countTests(playwrightTests()) },
  ]
  const results = []
  for (const step of steps) results.push(await perform(step))
  return printSummary(results)
})

/** Runs one step to its end, whatever came of those before it; a throw counts as its failure. */
async function perform({ name, work, count }) {
  process.stdout.write(`\n== ${name}\n`)
  const start = Date.now()
  let passed = false
  try {
    passed = ((await work()) ?? 0) === 0
  } catch (fault) {
    process.stderr.write(`${fault?.stack ?? fault}\n`)
  }
  const tests = count?.()
  return { name, passed: passed && !tests?.failed, seconds: (Date.now() - start) / 1000, tests }
}
