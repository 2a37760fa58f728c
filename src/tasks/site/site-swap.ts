import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { parseJson } from '../parse-json'

/**
 * How a new site takes the place of the old one. All of it lies ready in the stage, a hidden folder of the site's own, when
 * the list of moves is written; only then the moves are made, at once and without waiting for anything. A folder that is
 * new from its first file to its last is moved as one, so that a whole site changes in some tens of moves. What a kill
 * leaves:
 *
 * - before the list is there, the old site, whole;
 * - in the moves (well under a thousandth of a second for a folder or a file), whole files, some old and some new;
 *   whoever opens the folder next makes the rest of the moves;
 * - after them, the new site.
 */
export const STAGE = '.postil-export'
/** The list of moves, in the stage. While it is there the moves are not finished. */
const READY = 'ready.json'

const Swap = z.strictObject({
  /** Folders at the top that are moved as one. */
  folders: z.array(z.string()),
  /** Files that are moved one by one, the manifest last. */
  files: z.array(z.string()),
  remove: z.array(z.string()),
  /** What we had written into the folders; anything else found in them goes back to its place. */
  own: z.array(z.string()),
})
type Swap = z.infer<typeof Swap>

interface SwapInput {
  /** The paths in the stage. */
  readonly write: readonly string[]
  /** Files that are no longer part of the site. */
  readonly remove: readonly string[]
  /** Every file of the new site, written anew or not. */
  readonly kept: readonly string[]
  /** Every file of the old site. */
  readonly known: readonly string[]
}

/** Decides which folders can be moved as one: all in them is new, and what stands there now is ours alone. */
export function planSwap(dir: string, { write, remove, kept, known }: SwapInput): Swap {
  const written = new Set(write)
  const mixed = new Set(kept.filter((path) => !written.has(path)).map(topOf))
  const own = new Set(known)
  const tops = new Set(write.filter((path) => path.includes('/')).map(topOf))
  const folders = [...tops].filter((top) => !mixed.has(top) && isOurs(dir, top, own))
  const inFolders = (path: string) => path.includes('/') && folders.includes(topOf(path))
  return {
    folders,
    files: write.filter((path) => !inFolders(path)),
    remove: [...remove],
    own: known.filter(inFolders),
  }
}

/** From here on the new site is on its way. */
export function sealStage(stage: string, swap: Swap): void {
  writeFileSync(join(stage, READY), JSON.stringify(swap))
}

/** Makes the moves that a sealed stage still waits for. A folder without one is left as it is. */
export function finishSwap(dir: string): void {
  const stage = join(dir, STAGE)
  const swap = Swap.safeParse(parseJson(readIfThere(join(stage, READY)) ?? ''))
  if (!swap.success) return
  moveAll(dir, stage, {
    folders: swap.data.folders.filter(isInside),
    files: swap.data.files.filter(isInside),
    remove: swap.data.remove.filter(isInside),
    own: swap.data.own.filter(isInside),
  })
  putBackOthers(dir, join(stage, 'old'), new Set(swap.data.own))
  rmSync(stage, { recursive: true, force: true })
}

/** All at once: nothing else of this process runs in between, and every step may have been made before. */
function moveAll(dir: string, stage: string, { folders, files, remove }: Swap): void {
  mkdirSync(join(stage, 'old'), { recursive: true })
  // A page whose address becomes a folder, or the other way round, stands in the way of the new one.
  const places = new Set([...folders, ...files].flatMap(pathsAbove))
  for (const path of remove)
    if (places.has(path) || pathsAbove(path).some((above) => files.includes(above))) removeFile(dir, path)
  for (const folder of folders) placeFolder(dir, stage, folder)
  for (const path of files) placeFile(dir, stage, path)
  for (const path of remove) removeFile(dir, path)
}

function placeFolder(dir: string, stage: string, folder: string): void {
  const from = join(stage, 'new', folder)
  if (!existsSync(from)) return
  try {
    if (existsSync(join(dir, folder))) renameSync(join(dir, folder), join(stage, 'old', folder))
    renameSync(from, join(dir, folder))
  } catch {
    // Some systems do not move a folder while a program holds a file in it.
    for (const path of filesIn(join(stage, 'new'), folder)) placeFile(dir, stage, path)
  }
}

function placeFile(dir: string, stage: string, path: string): void {
  const to = join(dir, path)
  try {
    renameSync(join(stage, 'new', path), to)
  } catch (fault) {
    if (!isMissing(fault)) throw fault
    // It was moved before a break, or it is the first file of its folder.
    if (!existsSync(join(stage, 'new', path))) return
    mkdirSync(dirname(to), { recursive: true })
    renameSync(join(stage, 'new', path), to)
  }
}

/** Removes a file of ours, and the folders it leaves empty, also where a break came between the two. */
function removeFile(dir: string, path: string): void {
  const found = entryAt(join(dir, path))
  if (found?.isDirectory()) return
  if (found !== null) rmSync(join(dir, path))
  for (const above of pathsAbove(path)) {
    const folder = join(dir, above)
    if (entryAt(folder)?.isDirectory() !== true) continue
    if (readdirSync(folder).length > 0) return
    rmdirSync(folder)
  }
}

/** Files that came into a folder at the last moment and are not ours. */
function putBackOthers(dir: string, old: string, own: ReadonlySet<string>): void {
  for (const path of filesIn(old, '')) {
    if (own.has(path) || existsSync(join(dir, path))) continue
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    renameSync(join(old, path), join(dir, path))
  }
}

/** True when nothing stands there, or a folder with files of ours alone that has the rights of the site's own. */
function isOurs(dir: string, folder: string, own: ReadonlySet<string>): boolean {
  const found = entryAt(join(dir, folder))
  if (found === null) return true
  const stage = lstatSync(join(dir, STAGE))
  if (!found.isDirectory() || found.mode !== stage.mode || found.uid !== stage.uid || found.gid !== stage.gid)
    return false
  return filesIn(dir, folder).every((path) => own.has(path))
}

/** What stands at a path, links not followed; null where nothing does. */
export function entryAt(path: string): Stats | null {
  try {
    return lstatSync(path)
  } catch (fault) {
    if (isMissing(fault)) return null
    throw fault
  }
}

/** The paths from `dir` of everything under a folder that is no folder itself. */
function filesIn(dir: string, folder: string): string[] {
  const found = existsSync(join(dir, folder)) ? readdirSync(join(dir, folder), { withFileTypes: true }) : []
  return found.flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    return entry.isDirectory() ? filesIn(dir, path) : [path]
  })
}

/** A path that somebody may have edited must not lead out of the folder. */
export function isInside(path: string): boolean {
  return path !== '' && !LEADS_OUT.test(path)
}

/** A piece that is empty or names a folder around, or the separator of Windows. */
const LEADS_OUT = /(?:^|\/)\.{0,2}(?:\/|$)|\\/

function topOf(path: string): string {
  return path.split('/', 1)[0] ?? path
}

/** The folders of a path, the innermost first. */
function pathsAbove(path: string): string[] {
  const pieces = path.split('/')
  return pieces.slice(1).map((_, at) => pieces.slice(0, pieces.length - 1 - at).join('/'))
}

/** The text of a file; null where there is none. */
export function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (fault) {
    if (isMissing(fault)) return null
    throw fault
  }
}

function isMissing(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && (fault.code === 'ENOENT' || fault.code === 'ENOTDIR')
}
