import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { StepFailure, say } from './report.mjs'
import { capture, ROOT, tool } from './run.mjs'

const INPUTS = ['src', 'resources', 'package-lock.json', 'package.json', 'electron.vite.config.ts']
const stamp = join(ROOT, 'out', '.built-from')

/** Builds the app and the command line into out/, unless they stand there built from these very files. */
export function setUpBuild() {
  const wanted = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    say('build', 'up to date')
    return
  }
  say('build', 'building the app into out/')
  const result = capture(process.execPath, [tool('electron-vite', 'bin/electron-vite.js'), 'build'])
  if (!result.ok) {
    throw new StepFailure('building the app (electron-vite build)', result.output.slice(-3000), 'mend what it names')
  }
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

/** A sum over the names, sizes and times of everything the build reads. */
function fingerprint() {
  const sum = createHash('sha256')
  const visit = (path) => {
    const stat = statSync(join(ROOT, path))
    if (stat.isDirectory()) for (const name of readdirSync(join(ROOT, path)).sort()) visit(`${path}/${name}`)
    else sum.update(`${path} ${stat.size} ${stat.mtimeMs}\n`)
  }
  for (const path of INPUTS) if (existsSync(join(ROOT, path))) visit(path)
  return sum.digest('hex')
}
