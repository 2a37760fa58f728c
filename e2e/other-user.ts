import { spawnSync } from 'node:child_process'
import { chmod, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const NAME = 'postil-e2e'

/**
 * Whether tests can act as an ordinary user: we are root on a Linux where such a user can be made, and it can read the
 * project and the runtime.
 */
export function canActAsOtherUser(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  if (spawnSync('id', ['-u', NAME]).status !== 0) {
    const made = spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/bin/sh', NAME])
    if (made.status !== 0) return false
  }
  return [join(process.cwd(), 'out', 'main', 'index.cjs'), electron()].every(
    (file) => spawnSync('runuser', ['-u', NAME, '--', 'test', '-r', file]).status === 0,
  )
}

/** Gives a folder and all in it to the other user. */
export function giveToOtherUser(folder: string): void {
  const given = spawnSync('chown', ['-R', `${NAME}:`, folder])
  if (given.status !== 0) throw new Error(String(given.stderr))
}

/** A program to start in Electron's place: Electron as the other user, in Chromium's own sandbox. */
export async function electronAsOtherUser(folder: string): Promise<string> {
  const executable = join(folder, 'electron-as-other-user.sh')
  const script = `#!/bin/sh
# The runner adds --no-sandbox because it is root; this user needs no such thing.
for word in "$@"; do shift; [ "$word" = --no-sandbox ] || set -- "$@" "$word"; done
exec runuser -u ${NAME} -- env HOME='${folder}' '${electron()}' "$@"
`
  await writeFile(executable, script)
  await chmod(executable, 0o755)
  return executable
}

function electron(): string {
  return process.env.ELECTRON_EXEC_PATH ?? join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? '', 'electron')
}
