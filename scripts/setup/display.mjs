import { spawn } from 'node:child_process'
import { StepFailure } from './report.mjs'

/** Whether a window can be shown: always, but on a Linux without X or Wayland. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/**
 * Gives `work` displays, by their names: the one there is, or as many Xvfbs of our own, for as long as it runs. On a
 * system that names none it gets one that is empty.
 */
export async function withDisplays(count, work) {
  if (hasDisplay()) return work([process.env.DISPLAY ?? ''])
  const servers = Array.from({ length: count }, () =>
    spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp', '-ac'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    }),
  )
  try {
    return await work((await Promise.all(servers.map(readDisplayNumber))).map((number) => `:${number}`))
  } finally {
    for (const server of servers) server.kill()
  }
}

/** Gives `work` one display: the environment that its programs need. */
export function withDisplay(work) {
  return withDisplays(1, ([name]) => work(name === '' ? {} : { DISPLAY: name }))
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
