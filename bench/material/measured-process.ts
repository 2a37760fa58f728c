import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** One run of a program from its start to its end. */
export interface ProcessRun {
  readonly ms: number
  /** The most memory it held, in MB; null where the system does not tell. */
  readonly peak: number | null
}

/** How often the memory is looked at (ms): the system keeps its highest mark, so only the last look counts. */
const EVERY = 20

/** Runs a program and waits for its end; fails with what it said when it fails. */
export function measureProcess(command: string, args: readonly string[], cwd: string): Promise<ProcessRun> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    let peak: number | null = null
    child.stderr.on('data', (piece) => {
      said = `${said}${piece}`.slice(-2000)
    })
    const watch = setInterval(() => {
      peak = highestMark(child.pid) ?? peak
    }, EVERY)
    child.on('error', reject)
    child.on('close', (code) => {
      clearInterval(watch)
      if (code === 0) resolve({ ms: performance.now() - start, peak })
      else reject(new Error(`${command} ended with ${code}: ${said}`))
    })
  })
}

function highestMark(pid: number | undefined): number | null {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024)
  } catch {
    // Another system, or it has just ended.
    return null
  }
}
