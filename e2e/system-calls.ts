import { spawnSync } from 'node:child_process'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Whether this machine lets us watch the system calls of a program we start (Linux, with strace, where it is allowed). */
export function canTrace(): boolean {
  if (process.platform !== 'linux') return false
  const tried = spawnSync('strace', ['-f', '-qq', '-e', 'trace=none', 'true'])
  return tried.status === 0
}

/** The calls that can send something to another machine, with an address or on a connection. */
const NETWORK = 'connect,sendto,sendmsg,sendmmsg'

/** A program to start in Electron's place: Electron under strace, whose log `read` gives. */
export async function tracedElectron(
  folder: string,
  calls = NETWORK,
): Promise<{ executable: string; read: () => Promise<string> }> {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const electron = process.env.ELECTRON_EXEC_PATH ?? join(dist ?? '', 'electron')
  const log = join(folder, 'system-calls.log')
  const executable = join(folder, 'traced-electron.sh')
  const strace = `strace -f --seccomp-bpf -qq -s 300 -o '${log}' -e trace=${calls} -e signal=none`
  await writeFile(executable, `#!/bin/sh\nexec ${strace} '${electron}' "$@"\n`)
  await chmod(executable, 0o755)
  return { executable, read: () => readFile(log, 'utf8') }
}

/** The lines of a log that reach for another machine: an internet address that is not this machine's own. */
export function reachesOutside(log: string): string[] {
  return log.split('\n').filter((line) => {
    if (!/sa_family=AF_INET6?\b/.test(line)) return false
    const four = /inet_addr\("([^"]+)"\)/.exec(line)?.[1]
    const six = /inet_pton\(AF_INET6, "([^"]+)"/.exec(line)?.[1]
    const own = four?.startsWith('127.') || six === '::1' || six?.startsWith('::ffff:127.')
    return !own
  })
}
