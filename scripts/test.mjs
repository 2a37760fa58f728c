// `npm test`: sets up what is missing, then runs every check, each to its end, and closes with a summary of all of them.
import { setUpBuild } from './setup/build.mjs'
import { withDisplay } from './setup/display.mjs'
import { runtimeEnvironment } from './setup/electron-runtime.mjs'
import { setUp } from './setup/index.mjs'
import { runScript } from './setup/report.mjs'
import { npm, run, tool } from './setup/run.mjs'
import { checkImports } from './test/imports.mjs'
import { countPlaywright, countVitest, printSummary, resultFile } from './test/summary.mjs'

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
    { name: 'unit', work: () => unitTests(), count: countVitest },
    { name: 'e2e', work: () => e2eTests(runtime), count: countPlaywright },
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
  return { name, passed, seconds: (Date.now() - start) / 1000, tests: count?.() }
}

function unitTests() {
  const json = resultFile('unit')
  return run(node, [
    tool('vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${json}`,
  ])
}

function e2eTests(runtime) {
  return withDisplay((display) =>
    run(node, [tool('playwright', 'cli.js'), 'test', '--reporter=list,json'], {
      env: { ...runtimeEnvironment(runtime), ...display, PLAYWRIGHT_JSON_OUTPUT_NAME: resultFile('e2e') },
    }),
  )
}
