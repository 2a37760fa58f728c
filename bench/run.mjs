// Bundles the benches named on the command line (all without a name) for plain Node and runs them one after another.
import { readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import { cslFiles } from '../scripts/csl-plugin.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const root = join(here, '..')
const known = readdirSync(here)
  .filter((name) => name.endsWith('.ts') && name !== 'report.ts')
  .map((name) => basename(name, '.ts'))
const wanted = process.argv.slice(2).length > 0 ? process.argv.slice(2) : known
const strange = wanted.filter((name) => !known.includes(name))
if (strange.length > 0) {
  console.error(`bench: ${strange.join(', ')}: no such bench; there are ${known.join(', ')}`)
  process.exit(2)
}

const out = join(root, 'node_modules', '.cache', 'bench')
rmSync(out, { recursive: true, force: true })
await build({
  root,
  configFile: false,
  plugins: [cslFiles()],
  logLevel: 'warn',
  build: {
    ssr: true,
    outDir: out,
    target: 'node20',
    rolldownOptions: {
      input: Object.fromEntries(['report', ...wanted].map((name) => [name, join(here, `${name}.ts`)])),
      output: { format: 'esm', entryFileNames: '[name].mjs' },
    },
  },
})
const load = (name) => import(pathToFileURL(join(out, `${name}.mjs`)).href)
const { printRow } = await load('report')
let failed = 0
for (const name of wanted) {
  console.log(`\n== ${name}`)
  try {
    const rows = await (await load(name)).run((what) => process.stderr.isTTY && process.stderr.write(`\r\x1b[K${what}`))
    for (const row of rows) console.log(printRow(row))
  } catch (fault) {
    failed += 1
    console.error(`bench: ${name}: ${fault?.stack ?? fault}`)
  }
}
process.exit(failed > 0 ? 1 : 0)
