import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../../store/make-folder'
import { parseJson } from '../parse-json'
import { sha256 } from './digest'
import { entryAt, finishSwap, isInside, planSwap, readIfThere, STAGE, sealStage } from './site-swap'
import { StageFiles } from './stage-files'

/** The list of what we wrote, in the site's own folder. Nothing in it depends on the time or the machine. */
const MANIFEST = 'postil-site.json'

export interface Written {
  readonly sha256: string
  readonly bytes: number
}

/**
 * The folder of an exported site. New files are written into a hidden folder inside it and moved to their places when all
 * are there; see `site-swap` for what a kill leaves. Files that are not in the manifest are never touched.
 */
export class SiteFolder {
  private constructor(
    readonly dir: string,
    /** What the last export left, by path. */
    readonly known: ReadonlyMap<string, Written>,
    /** Names the state of the manifest; what was remembered of another state says nothing about this folder. */
    readonly state: string,
  ) {}

  /** Opens a folder, which need not be there, finishes a swap that was broken off, and reads what we wrote. */
  static open(dir: string): SiteFolder {
    finishSwap(dir)
    const text = readIfThere(join(dir, MANIFEST))
    return new SiteFolder(dir, new Map(text === null ? [] : listedFiles(text)), sha256(text ?? ''))
  }

  /** True when a file we wrote stands there with the size it had. */
  holds(path: string): boolean {
    const known = this.known.get(path)
    if (known === undefined) return false
    const found = entryAt(`${this.dir}/${path}`)
    return found?.isFile() === true && found.size === known.bytes
  }

  /** True when something we did not write stands at this path, unless it is the same to the byte. */
  hasOther(path: string, digest: string): boolean {
    const file = join(this.dir, path)
    const found = entryAt(file)
    if (found === null || this.known.has(path)) return false
    return !found.isFile() || sha256(readFileSync(file)) !== digest
  }

  /** The stage for one export, empty: what a broken-off one left is taken away. */
  async stage(): Promise<SiteStage> {
    const stage = join(this.dir, STAGE)
    rmSync(stage, { recursive: true, force: true })
    await makeFolder(stage)
    return new SiteStage(this.dir, stage, [...this.known.keys()])
  }
}

/** Files on their way into a site's folder. */
export class SiteStage {
  private readonly paths: string[] = []
  private readonly files: StageFiles
  private sealed = false

  constructor(
    private readonly dir: string,
    readonly stage: string,
    private readonly known: readonly string[],
  ) {
    this.files = new StageFiles(stage)
  }

  write(path: string, content: string | Uint8Array): void {
    this.files.write(path, typeof content === 'string' ? new TextEncoder().encode(content) : content)
    this.expect(path)
  }

  /** A file was written into the stage by another thread. */
  expect(path: string): void {
    this.paths.push(path)
  }

  /** Moves everything to its place, removes what is no longer part of the site, and sets the manifest; answers its state. */
  swap(files: ReadonlyMap<string, Written>, remove: readonly string[]): string {
    const text = manifestOf(files)
    this.write(MANIFEST, text)
    const plan = planSwap(this.dir, { write: this.paths, remove, kept: [...files.keys()], known: this.known })
    this.sealed = true
    sealStage(this.stage, plan)
    finishSwap(this.dir)
    return sha256(text)
  }

  /** Takes the stage away, unless the moving may have begun: then the next export finishes it. */
  discard(): void {
    if (!this.sealed) rmSync(this.stage, { recursive: true, force: true })
  }
}

/** A manifest as `JSON.stringify` indents it, which takes three times as long over thousands of files. */
function manifestOf(files: ReadonlyMap<string, Written>): string {
  const entries = [...files.keys()].sort().map((path) => {
    const { sha256, bytes } = files.get(path) as Written
    return `  ${JSON.stringify(path)}: {\n   "sha256": "${sha256}",\n   "bytes": ${bytes}\n  }`
  })
  return `{\n "format": 1,\n "files": {\n${entries.join(',\n')}\n }\n}\n`
}

/** What a manifest lists, but for what somebody who edited it made of it. By hand: schemas take long over 10,000 files. */
function listedFiles(text: string): [string, Written][] {
  const manifest = parseJson(text) as { format?: unknown; files?: unknown } | null
  if (manifest?.format !== 1 || typeof manifest.files !== 'object' || manifest.files === null) return []
  const isWritten = (value: Partial<Written> | null): value is Written =>
    typeof value?.sha256 === 'string' && typeof value.bytes === 'number'
  return Object.entries(manifest.files).filter(
    (file): file is [string, Written] => isInside(file[0]) && isWritten(file[1]),
  )
}
