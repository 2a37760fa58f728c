import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StepFailure, say } from './report.mjs'
import { capture, npm, ROOT } from './run.mjs'

const MINIMUM_NODE = [20, 19]

/** Installs the packages of the lock file when they are missing or not those it names. */
export function setUpPackages() {
  requireNode()
  const stale = whyStale()
  if (stale === null) {
    say('packages', 'as the lock file says')
    return
  }
  say('packages', `${stale}: npm ci (a minute or two)`)
  const [command, ...first] = npm()
  // The Electron runtime is fetched by the next step, which can also do without its release host.
  const result = capture(command, [...first, 'ci', '--no-audit', '--no-fund'], {
    env: { ELECTRON_SKIP_BINARY_DOWNLOAD: '1', npm_config_loglevel: 'error' },
  })
  if (!result.ok) {
    throw new StepFailure(
      'installing the packages (npm ci)',
      firstLines(result.output),
      'check the network and the disk, then run the same command again',
    )
  }
  say('packages', 'installed')
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [wantMajor, wantMinor] = MINIMUM_NODE
  if (major > wantMajor || (major === wantMajor && minor >= wantMinor)) return
  throw new StepFailure(
    `starting with Node ${process.versions.node}`,
    `Postil is built with Node ${MINIMUM_NODE.join('.')} or newer`,
    'install a newer Node (22 LTS is a good choice) and run the same command again',
  )
}

/** Compares the lock file with the one npm keeps in node_modules; null when every package it names is there. */
function whyStale() {
  const hidden = join(ROOT, 'node_modules', '.package-lock.json')
  if (!existsSync(hidden)) return 'missing'
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages
  for (const [place, entry] of Object.entries(wanted)) {
    if (place === '' || entry.optional || entry.devOptional) continue
    const name = place.replace(/^.*node_modules\//, '')
    if (present[place]?.version !== entry.version) return `${name} ${entry.version} is not installed`
    if (!existsSync(join(ROOT, place))) return `${name} has gone`
  }
  return null
}

function firstLines(text) {
  const said = text.split('\n').filter((line) => line.trim() !== '' && !line.includes('complete log of this run'))
  return said.slice(0, 6).join('\n        ')
}
