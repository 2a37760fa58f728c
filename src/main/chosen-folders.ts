import { isAbsolute, relative, resolve } from 'node:path'

/**
 * The folders the person named in this run, by a dialog or on the command line. The page may ask only for these: what
 * it says it wants opened, made or shown is no reason to reach any other place.
 */
export class ChosenFolders {
  private readonly folders = new Set<string>()

  add(folder: string): void {
    this.folders.add(resolve(folder))
  }

  /** Whether this very folder was chosen. */
  has(folder: string): boolean {
    return this.folders.has(resolve(folder))
  }

  /** Whether a path is one of the folders or lies in one. */
  covers(path: string): boolean {
    const wanted = resolve(path)
    return [...this.folders].some((folder) => {
      const way = relative(folder, wanted)
      return way === '' || (!way.startsWith('..') && !isAbsolute(way))
    })
  }
}
