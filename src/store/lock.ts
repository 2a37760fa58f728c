import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { Disk, DiskFile } from './disk'
import { diskCode } from './fault'

/** How often taking a lock is tried, with what pause (ms), and how long a lock may be half-written (ms). */
const ROUNDS = 40
const PAUSE = 50
const UNFINISHED = 1_000

/** How often the owner shows that it is alive, and after how long a silence another takes over (ms). */
const BEAT = 5_000
const SILENCE = 60_000

/** How long the lock of another computer that looks old is watched for a beat (ms): its clock may not be ours. */
const LISTEN = 2 * BEAT + 1_000
/** How often it is looked at meanwhile (ms). */
const LOOK = 500

const LockFile = z.looseObject({
  /** Random: tells two locks of one process apart. */
  token: z.string(),
  pid: z.number().int(),
  host: z.string(),
  /** When the system says this process began: a number that came back to another program is not the owner. */
  began: z.string(),
  program: z.string(),
})
type LockFile = z.infer<typeof LockFile>

/** A lock that this process holds, or the name of who holds it. */
export type LockAnswer = { readonly held: true; readonly lock: Lock } | { readonly held: false; readonly owner: string }

/**
 * One writer per library: `.postil/lock` with the owner's pid, host and a heartbeat (the file's time). The lock of a dead
 * process on this computer is taken over at once, that of a silent other computer after a minute.
 */
export class Lock {
  private timer: NodeJS.Timeout | null = null

  private constructor(
    private readonly disk: Disk,
    private readonly path: string,
    private readonly own: LockFile,
    private readonly now: () => Date,
    private readonly lost: (owner: string) => void,
    /** True when it was that of an owner who died, or fell silent, without giving it back. */
    readonly afterCrash: boolean,
  ) {}

  /** Takes the lock of the folder `work`. `lost` is called once when somebody else took it while we slept. */
  static async take(
    disk: Disk,
    work: string,
    now: () => Date,
    lost: (owner: string) => void,
    program = 'Postil',
  ): Promise<LockAnswer> {
    const path = join(work, 'lock')
    const own = {
      token: randomBytes(8).toString('hex'),
      pid: process.pid,
      host: hostname(),
      began: beganAt(process.pid),
      program,
    }
    let cleared = false
    for (let round = 0; round < ROUNDS; round += 1) {
      if (await create(disk, path, own)) {
        const lock = new Lock(disk, path, own, now, lost, cleared)
        lock.beat()
        return { held: true, lock }
      }
      const other = await readLock(disk, path)
      if (other === null) continue
      if (other.file === null && other.age(now()) < UNFINISHED)
        await new Promise((resolve) => setTimeout(resolve, PAUSE))
      else if (other.file && (await isAlive(disk, path, other.file, other.age(now()))))
        return { held: false, owner: ownerOf(other.file) }
      else {
        await clear(disk, path, other.file?.token ?? null, now())
        cleared = true
      }
    }
    return { held: false, owner: 'another Postil' }
  }

  /** Gives the lock back, if it is still ours. */
  async release(): Promise<void> {
    if (this.timer) clearInterval(this.timer)
    this.timer = null
    const current = await readLock(this.disk, this.path)
    if (current?.file?.token === this.own.token) await this.disk.remove(this.path)
  }

  /** True while the lock on disk is ours; one that vanished with its folder is put back. */
  async isOurs(): Promise<boolean> {
    const current = await readLock(this.disk, this.path)
    if (current === null) {
      await this.disk.makeFolder(join(this.path, '..'))
      return create(this.disk, this.path, this.own)
    }
    const ours = current.file?.token === this.own.token
    if (!ours) this.giveUp(current.file ? ownerOf(current.file) : 'another Postil')
    return ours
  }

  private beat(): void {
    this.timer = setInterval(() => {
      // A disk that is away for a moment is no reason to give up; the next beat tries again.
      void this.isOurs()
        .then((ours) => (ours ? this.disk.touch(this.path, this.now()) : undefined))
        .catch(() => undefined)
    }, BEAT)
    this.timer.unref()
  }

  private giveUp(owner: string): void {
    if (!this.timer) return
    clearInterval(this.timer)
    this.timer = null
    this.lost(owner)
  }
}

async function create(disk: Disk, path: string, own: LockFile | null): Promise<boolean> {
  let file: DiskFile
  try {
    file = await disk.open(path, 'new')
  } catch (fault) {
    if (diskCode(fault) === 'EEXIST') return false
    throw fault
  }
  try {
    try {
      await file.write(new TextEncoder().encode(`${JSON.stringify(own)}\n`))
    } finally {
      await file.close()
    }
  } catch (fault) {
    // Half a lock would hold everybody up, this process included.
    await disk.remove(path).catch(() => undefined)
    throw fault
  }
  return true
}

interface Found {
  /** Null when it cannot be read: its owner is just writing it, or died while doing so. */
  readonly file: LockFile | null
  /** Milliseconds since the owner last showed that it lives. */
  age(now: Date): number
}

/** The lock on disk, or null when there is none. */
async function readLock(disk: Disk, path: string): Promise<Found | null> {
  try {
    const [bytes, entry] = [await disk.read(path), await disk.entry(path)]
    return { file: parseLock(bytes), age: (now) => Math.abs(now.getTime() - entry.mtimeMs) }
  } catch (fault) {
    if (diskCode(fault) === 'ENOENT') return null
    throw fault
  }
}

function parseLock(bytes: Uint8Array): LockFile | null {
  try {
    return LockFile.parse(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return null
  }
}

async function isAlive(disk: Disk, path: string, lock: LockFile, age: number): Promise<boolean> {
  if (lock.host !== hostname()) return age < SILENCE || beats(disk, path)
  if (!isRunning(lock.pid)) return false
  const began = beganAt(lock.pid)
  // Where the system does not tell when a process began, only the heartbeat tells a reused number from the owner.
  return began === '' ? age < SILENCE : began === lock.began
}

/** Whether somebody renews the lock while we look; one that is given back meanwhile is nobody's. */
async function beats(disk: Disk, path: string): Promise<boolean> {
  const before = await timeOf(disk, path)
  for (let waited = 0; waited < LISTEN; waited += LOOK) {
    await new Promise((resolve) => setTimeout(resolve, LOOK))
    const now = await timeOf(disk, path)
    if (now !== before) return now !== null
  }
  return false
}

async function timeOf(disk: Disk, path: string): Promise<number | null> {
  try {
    return (await disk.entry(path)).mtimeMs
  } catch (fault) {
    if (diskCode(fault) === 'ENOENT') return null
    throw fault
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return diskCode(fault) === 'EPERM'
  }
}

/** The start time of a process as Linux tells it (field 22 of /proc/PID/stat), with the boot it belongs to; '' elsewhere. */
function beganAt(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return `${boot}/${fields[19] ?? ''}`
  } catch {
    return ''
  }
}

function ownerOf(lock: LockFile): string {
  const where = lock.host === hostname() ? 'on this computer' : `on ${lock.host}`
  return `${lock.program}, process ${lock.pid} ${where}`
}

/**
 * Removes a stale lock. Only one process at a time may, or the slower one would remove the lock that the quicker one has
 * just taken: `lock.clearing` says who is at it, and one left by a crash holds nobody up for long.
 */
async function clear(disk: Disk, path: string, stale: string | null, now: Date): Promise<void> {
  const clearing = `${path}.clearing`
  if (!(await create(disk, clearing, null))) {
    const other = await readLock(disk, clearing)
    if (other && other.age(now) > SILENCE) await remove(disk, clearing)
    else await new Promise((resolve) => setTimeout(resolve, PAUSE))
    return
  }
  try {
    const current = await readLock(disk, path)
    if (current && (current.file?.token ?? null) === stale) await remove(disk, path)
  } finally {
    await remove(disk, clearing)
  }
}

async function remove(disk: Disk, path: string): Promise<void> {
  try {
    await disk.remove(path)
  } catch (fault) {
    if (diskCode(fault) !== 'ENOENT') throw fault
  }
}
