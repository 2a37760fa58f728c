import { spawn, spawnSync } from 'node:child_process'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder; every script works from here, wherever it was called. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

const onWindows = process.platform === 'win32'

/**
 * Runs a program with its output on our terminal and answers its exit code (128 + the signal where one ended it).
 * Ctrl+C reaches the program itself, so we only wait for it to finish; being ended ourselves we pass on.
 */
export function run(command, args, { env = {}, cwd = ROOT } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' })
    const wait = () => {}
    const end = () => child.kill('SIGTERM')
    process.on('SIGINT', wait)
    process.on('SIGTERM', end)
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      process.off('SIGINT', wait)
      process.off('SIGTERM', end)
      resolve(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}

/** Runs a program quietly; answers `{ok, output}` with what it printed on both streams. */
export function capture(command, args, { env = {}, cwd = ROOT, timeout = 0 } = {}) {
  const result = spawnSync(command, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    timeout,
    maxBuffer: 64 * 1024 * 1024,
  })
  return { ok: result.status === 0, output: `${result.stdout ?? ''}${result.stderr ?? ''}${result.error ?? ''}`.trim() }
}

/** npm as a command with its first arguments: on Windows it is a batch file, which Node starts only by npm's script. */
export function npm() {
  const script = process.env.npm_execpath
  if (script?.endsWith('.js')) return [process.execPath, script]
  return onWindows ? [process.execPath, join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js')] : ['npm']
}

/** The script behind a tool of node_modules, to be run by Node itself: `tool('vitest', 'vitest.mjs')`. */
export function tool(packageName, script) {
  return join(ROOT, 'node_modules', packageName, script)
}
