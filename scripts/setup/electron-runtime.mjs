import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fallbackRuntime, hasFallbackFor } from './fallback-runtime.mjs'
import { StepFailure, say } from './report.mjs'
import { capture, ROOT, tool } from './run.mjs'

const DAY = 24 * 60 * 60 * 1000
/** A slow line needs time for about 110 MB; a refused one answers at once or after its ten seconds to connect. */
const DOWNLOAD_LIMIT = 10 * 60 * 1000

/**
 * Finds or fetches the Electron runtime: an override that is set, the official one installed, the official one
 * downloaded, the old fallback for development. Answers `{binary, dist, fallback}`; `env` of it makes the electron
 * package, Playwright and electron-vite use this very binary.
 */
export function setUpElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) return described(overridden(override), 'the one ELECTRON_OVERRIDE_DIST_PATH names')
  const version = JSON.parse(readFileSync(tool('electron', 'package.json'), 'utf8')).version
  const installed = officialRuntime()
  if (installed) return described(installed, `${version}, the official runtime`)
  if (downloadOfficial(version)) return described(officialRuntime(), `${version}, the official runtime`)
  if (!hasFallbackFor(process.platform, process.arch)) {
    throw new StepFailure(
      `fetching the Electron ${version} runtime`,
      'its release host cannot be reached from here',
      'connect to the network and run the same command again, or set ELECTRON_OVERRIDE_DIST_PATH to the folder of an Electron you have',
    )
  }
  const fallback = fallbackRuntime()
  return described(fallback, `${fallback.version}, an OLD fallback for development and tests only, never to be shipped`)
}

/** The environment by which every tool we start uses this runtime. */
export function runtimeEnvironment({ dist, binary }) {
  return { ELECTRON_OVERRIDE_DIST_PATH: dist, ELECTRON_EXEC_PATH: binary }
}

function described(runtime, text) {
  say('electron', text)
  return runtime
}

function overridden(dist) {
  const binary = join(dist, process.platform === 'win32' ? 'electron.exe' : 'electron')
  const onMac = join(dist, 'Electron.app', 'Contents', 'MacOS', 'Electron')
  const found = [binary, onMac].find(existsSync)
  if (found) return { binary: found, dist, fallback: false }
  throw new StepFailure(
    'using the Electron runtime that ELECTRON_OVERRIDE_DIST_PATH names',
    `${dist} holds no Electron`,
    'set it to a folder that does, or unset it',
  )
}

function officialRuntime() {
  const pathFile = tool('electron', 'path.txt')
  if (!existsSync(pathFile)) return null
  const dist = tool('electron', 'dist')
  const binary = join(dist, readFileSync(pathFile, 'utf8'))
  return existsSync(binary) ? { binary, dist, fallback: false } : null
}

/** Tries the official download, but not again within a day of a refusal where the fallback can stand in. */
function downloadOfficial(version) {
  const refusal = join(ROOT, '.cache', `electron-${version}-refused`)
  const wasRefused = existsSync(refusal) && Date.now() - statSync(refusal).mtimeMs < DAY
  if (wasRefused && hasFallbackFor(process.platform, process.arch)) return false
  say('electron', `fetching the official runtime ${version} (about 110 MB)`)
  const result = capture(process.execPath, [tool('electron', 'install.js')], {
    env: { ELECTRON_SKIP_BINARY_DOWNLOAD: '' },
    timeout: DOWNLOAD_LIMIT,
  })
  if (result.ok && officialRuntime()) return true
  const reason = result.output.split('\n').find((line) => line.includes('rror')) ?? 'it did not finish in time'
  say('electron', `the official runtime cannot be fetched: ${reason.trim()}`)
  mkdirSync(dirname(refusal), { recursive: true })
  writeFileSync(refusal, `${new Date().toISOString()} ${reason}\n`)
  return false
}
