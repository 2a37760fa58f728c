import { lstatSync } from 'node:fs'
import { readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { z } from 'zod'
import { makeFolder } from '../../store/make-folder'
import { sha256 } from './digest'

/** The list of what we wrote, in the site's own folder. Nothing in it depends on the time or the machine. */
const MANIFEST = 'postil-site.json'
const STAGE = '.postil-export'
/** Stands in the stage when everything is there and the moving has begun. */
const READY = 'ready.json'

const Written = z.strictObject({ sha256: z.string(), bytes: z.number() })
export type Written = z.infer<typeof Written>
const Manifest = z.looseObject({ format: z.literal(1), files: z.record(z.string(), Written) })
const Ready = z.strictObject({ write: z.array(z.string()), remove: z.array(z.string()) })

/**
 * The folder of an exported site. New files are written into a hidden folder inside it and moved to their places when all
 * are there, the manifest last, so that a failure, a stop or a kill before that leaves the old site whole; one during the
 * moving, which takes moments, is completed by the next export. Files that are not in the manifest are never touched.
 */
export class SiteFolder {
  private constructor(
    readonly dir: string,
    /** What the last export left, by path. */
    readonly known: ReadonlyMap<string, Written>,
    /** Names the state of the manifest; what was remembered of another state says nothing about this folder. */
    readonly state: string,
  ) {}

  /** Opens a folder, which need not be there, completes what was broken off, and reads what we wrote. */
  static async open(dir: string): Promise<SiteFolder> {
    await complete(dir)
    const text = await readText(join(dir, MANIFEST))
    const manifest = text === null ? null : Manifest.safeParse(parse(text))
    const files = manifest?.success ? Object.entries(manifest.data.files) : []
    return new SiteFolder(dir, new Map(files.filter(([path]) => isInside(path))), sha256(text ?? ''))
  }

  /** True when a file we wrote stands there with the size it had. */
  holds(path: string): boolean {
    const known = this.known.get(path)
    if (known === undefined) return false
    const found = lstatSync(join(this.dir, ...path.split('/')), { throwIfNoEntry: false })
    return found?.isFile() === true && found.size === known.bytes
  }

  /** The stage for one export, empty. */
  async stage(): Promise<SiteStage> {
    const stage = join(this.dir, STAGE)
    await rm(stage, { recursive: true, force: true })
    await makeFolder(stage)
    return new SiteStage(this.dir, stage)
  }
}

/** Files on their way into a site's folder. */
export class SiteStage {
  private readonly folders = new Set<string>()
  readonly paths: string[] = []

  constructor(
    private readonly dir: string,
    readonly stage: string,
  ) {}

  async write(path: string, content: string | Uint8Array): Promise<void> {
    const file = join(this.stage, ...path.split('/'))
    if (!this.folders.has(dirname(file))) {
      await makeFolder(dirname(file))
      this.folders.add(dirname(file))
    }
    await writeFile(file, content)
    this.paths.push(path)
  }

  /** Moves everything to its place, removes what is no longer part of the site, and sets the manifest; answers its state. */
  async swap(files: ReadonlyMap<string, Written>, remove: readonly string[]): Promise<string> {
    const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1))
    const manifest = { format: 1, files: Object.fromEntries(sorted) }
    const text = `${JSON.stringify(manifest, null, 1)}\n`
    await this.write(MANIFEST, text)
    await writeFile(join(this.stage, READY), JSON.stringify({ write: this.paths, remove }))
    await complete(this.dir)
    return sha256(text)
  }

  async discard(): Promise<void> {
    await rm(this.stage, { recursive: true, force: true })
  }
}

/** Moves a stage that is ready into place; one that is not was broken off and is taken away. */
async function complete(dir: string): Promise<void> {
  const stage = join(dir, STAGE)
  const text = await readText(join(stage, READY))
  const ready = text === null ? null : Ready.safeParse(parse(text))
  if (ready?.success) {
    const made = new Set<string>()
    for (const path of ready.data.write.filter(isInside)) {
      const to = join(dir, ...path.split('/'))
      if (!made.has(dirname(to))) await makeFolder(dirname(to))
      made.add(dirname(to))
      await moveIfThere(join(stage, ...path.split('/')), to)
    }
    for (const path of ready.data.remove.filter(isInside)) await removeFile(dir, path)
  }
  await rm(stage, { recursive: true, force: true })
}

async function moveIfThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (fault) {
    // It was moved before the break.
    if (!isMissing(fault)) throw fault
  }
}

/** Removes a file of ours, and the folders it leaves empty. */
async function removeFile(dir: string, path: string): Promise<void> {
  await rm(join(dir, ...path.split('/')), { force: true })
  for (let folder = dirname(join(dir, ...path.split('/'))); folder.startsWith(dir + sep); folder = dirname(folder)) {
    try {
      if ((await readdir(folder)).length > 0) return
      await rmdir(folder)
    } catch (fault) {
      if (!isMissing(fault)) throw fault
    }
  }
}

/** A path of the manifest, which anybody may have edited, must not lead out of the folder. */
function isInside(path: string): boolean {
  return (
    path !== '' &&
    path.split('/').every((piece) => piece !== '' && piece !== '..' && piece !== '.' && !piece.includes('\\'))
  )
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (fault) {
    if (isMissing(fault)) return null
    throw fault
  }
}

function isMissing(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && (fault.code === 'ENOENT' || fault.code === 'ENOTDIR')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
