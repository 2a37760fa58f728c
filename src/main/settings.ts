import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Preferences } from '../ipc/shapes'
import type { Disk } from '../store/disk'
import { writeDurably } from '../store/durable-write'

const WindowPlace = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  maximized: z.boolean(),
})
export type WindowPlace = z.infer<typeof WindowPlace>

/** What the program remembers about itself, in `settings.json` of the user-data folder. */
const SettingsFile = z.object({
  preferences: Preferences.partial().prefault({}),
  lastLibrary: z.string().nullable().default(null),
  window: WindowPlace.nullable().default(null),
  /** Where the site of each library was exported last, by the library's folder. */
  siteFolders: z.record(z.string(), z.string()).default({}),
})
type SettingsFile = z.infer<typeof SettingsFile>

/** Some of the preferences; one that is undefined is left as it was. */
export type PreferenceChanges = { [K in keyof Preferences]?: Preferences[K] | undefined }

const DEFAULTS: Preferences = { theme: 'system', textSize: 1, lastPost: {}, columns: {}, writesAs: {} }

/** The program's memory. Reads once at start, synchronously since the window's place depends on it; writes durably. */
export class Settings {
  private current: SettingsFile
  private writing: Promise<void> = Promise.resolve()

  constructor(
    private readonly folder: string,
    private readonly disk: Disk,
    private readonly onProblem: (what: string, fault: unknown) => void,
  ) {
    this.current = this.read()
  }

  preferences(): Preferences {
    return Preferences.parse({ ...DEFAULTS, ...this.current.preferences })
  }

  setPreferences(changes: PreferenceChanges): Preferences {
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
    this.change({ preferences: { ...this.current.preferences, ...given } })
    return this.preferences()
  }

  lastLibrary(): string | null {
    return this.current.lastLibrary
  }

  setLastLibrary(dir: string): void {
    if (dir !== this.current.lastLibrary) this.change({ lastLibrary: dir })
  }

  siteFolder(library: string): string | null {
    return this.current.siteFolders[library] ?? null
  }

  setSiteFolder(library: string, folder: string): void {
    this.change({ siteFolders: { ...this.current.siteFolders, [library]: folder } })
  }

  windowPlace(): WindowPlace | null {
    return this.current.window
  }

  setWindowPlace(place: WindowPlace): void {
    this.change({ window: place })
  }

  /** Waits until everything changed so far is on disk, or could not be written and was reported. */
  flushed(): Promise<void> {
    return this.writing
  }

  private change(fields: Partial<SettingsFile>): void {
    this.current = { ...this.current, ...fields }
    this.writing = this.writing.then(() => this.write())
  }

  private async write(): Promise<void> {
    try {
      await this.disk.makeFolderDeep(this.folder)
      await writeDurably(this.disk, this.path, new TextEncoder().encode(`${JSON.stringify(this.current, null, 2)}\n`))
    } catch (fault) {
      this.onProblem(`writing ${this.path}`, fault)
    }
  }

  /** A file that cannot be understood is set aside under another name, and the program starts with its defaults. */
  private read(): SettingsFile {
    let text: string
    try {
      text = readFileSync(this.path, 'utf8')
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') this.onProblem(`reading ${this.path}`, fault)
      return SettingsFile.parse({})
    }
    try {
      return SettingsFile.parse(JSON.parse(text))
    } catch (fault) {
      this.onProblem(`understanding ${this.path}, which was set aside`, fault)
      this.setAside()
      return SettingsFile.parse({})
    }
  }

  /** Under a name that is free: one that was set aside before stays too. */
  private setAside(): void {
    const name = `${this.path}.damaged`
    let free = name
    for (let number = 2; existsSync(free); number += 1) free = `${name}-${number}`
    try {
      renameSync(this.path, free)
    } catch (fault) {
      this.onProblem(`setting ${this.path} aside`, fault)
    }
  }

  private get path(): string {
    return join(this.folder, 'settings.json')
  }
}
