import { type ChildProcess, spawn } from 'node:child_process'

/** A process that prints what it acknowledged. */
export interface Writer {
  readonly process: ChildProcess
  /** The last number acknowledged, by name. */
  acknowledged(): Map<string, number>
  lines(): string[]
  /** Resolves when it has printed something, or ended. */
  readonly begun: Promise<void>
  readonly ended: Promise<number | null>
}

/** Runs a bundled script; `as` is the user to run it as. */
export function startWriter(script: string, args: readonly string[], as: { uid?: number; gid?: number } = {}): Writer {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'], ...as })
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  const begun = new Promise<void>((resolve) => {
    child.stdout?.on('data', (piece: Buffer) => {
      output += piece.toString()
      resolve()
    })
    void ended.then(() => resolve())
  })
  // A last line that was cut off by the kill was not acknowledged to anybody.
  const lines = () =>
    output
      .slice(0, output.lastIndexOf('\n') + 1)
      .split('\n')
      .filter((line) => line !== '')
  const acknowledged = () => {
    const last = new Map<string, number>()
    for (const line of lines()) {
      const [name = '', number = ''] = line.split(' ')
      if (name !== '!' && /^\d+$/.test(number)) last.set(name, Number(number))
    }
    return last
  }
  return { process: child, acknowledged, lines, begun, ended }
}

/** The number that a body written by the loops holds; null when beginning and end differ, so that it is torn. */
export function numberIn(body: string): number | null {
  const [first, last] = [/^(\d+) /.exec(body)?.[1], / (\d+)$/.exec(body)?.[1]]
  return first !== undefined && first === last ? Number(first) : null
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
