#!/usr/bin/env node
// Starts the built command line; in a fresh clone it builds it first. Works from any folder.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const built = join(root, 'out', 'main', 'cli.cjs')

if (existsSync(built) || build()) {
  const { runCommandLine } = createRequire(import.meta.url)(built)
  process.exitCode = await runCommandLine(process.argv.slice(2), {
    resources: join(root, 'resources'),
    version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
    workers: dirname(built),
  })
} else {
  process.stderr.write('postil: the command line: it is not built yet; run "npm ci && npm run build" in its folder\n')
  process.exitCode = 3
}

/** Builds by the set-up scripts, with all they print on stderr: stdout belongs to the command's own answer. */
function build() {
  if (!existsSync(join(root, 'scripts', 'setup', 'build.mjs'))) return false
  process.stderr.write('postil: building the command line, once\n')
  const script =
    "import { setUpPackages } from './scripts/setup/packages.mjs'; import { setUpBuild } from './scripts/setup/build.mjs'; setUpPackages(); setUpBuild()"
  spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, stdio: ['ignore', 2, 2] })
  return existsSync(built)
}
