import { spawn } from 'node:child_process'
import { StepFailure } from './report.mjs'

/** Whether a window can be shown: always, but on a Linux without X or Wayland. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/**
 * Gives `work` a display: the one there is, or an Xvfb of our own for as long as it runs. `work` gets the environment
 * its programs need.
 */
export async function withDisplay(work) {
  if (hasDisplay()) return work({})
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp', '-ac'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  try {
    return await work({ DISPLAY: `:${await readDisplayNumber(server)}` })
  } finally {
    server.kill()
  }
}

function readDisplayNumber(server) {
  return new Promise((resolve, reject) => {
    const fail = (why) =>
      reject(new StepFailure('starting Xvfb, a display for the tests', why, 'install xvfb, or set DISPLAY'))
    server.on('error', (fault) => fail(fault.message))
    server.on('exit', (code) => fail(`it ended with code ${code}`))
    let text = ''
    server.stdio[3].on('data', (chunk) => {
      text += chunk
      if (text.endsWith('\n')) resolve(text.trim())
    })
  })
}
