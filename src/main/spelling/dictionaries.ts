import { mkdirSync, readdirSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import type { AppError } from '../../core/error'
import { err, ok, type Result } from '../../core/result'
import {
  encodingOf,
  type Hunspell,
  LARGEST_DICTIONARY,
  languageOfFile,
  looksLikeHunspell,
} from '../../core/spelling/hunspell'
import type { Disk } from '../../store/disk'
import { writeDurably } from '../../store/durable-write'

/** The dictionaries that ship with the program. */
const SHIPPED: Readonly<Record<string, () => Promise<Hunspell>>> = {
  'en-US': async () => ({
    aff: (await import('../../../node_modules/dictionary-en/index.aff?raw')).default,
    dic: (await import('../../../node_modules/dictionary-en/index.dic?raw')).default,
  }),
  'en-GB': async () => ({
    aff: (await import('../../../node_modules/dictionary-en-gb/index.aff?raw')).default,
    dic: (await import('../../../node_modules/dictionary-en-gb/index.dic?raw')).default,
  }),
}

/** Where English is written as in Britain. */
const AS_IN_BRITAIN = /^en-(GB|IE|AU|NZ|IN|ZA)$/i

/** A dictionary by its language (BCP 47). */
export interface DictionaryEntry {
  readonly language: string
  readonly shipped: boolean
}

/**
 * The dictionaries there are: those that ship, and those a person added, kept as UTF-8 in a folder of the user data. One
 * that was added stands before the one that ships for its language.
 */
export class Dictionaries {
  private readonly folder: string
  private added: string[]

  constructor(
    userData: string,
    private readonly disk: Disk,
  ) {
    this.folder = join(userData, 'dictionaries')
    this.added = this.look()
  }

  list(): DictionaryEntry[] {
    const shipped = Object.keys(SHIPPED).filter((language) => !this.added.includes(language))
    return [
      ...shipped.map((language) => ({ language, shipped: true })),
      ...this.added.map((language) => ({ language, shipped: false })),
    ]
  }

  /** Which dictionary serves a language: its own, else one of another country, else null: such texts are not checked. */
  for(language: string): string | null {
    const all = this.list().map((entry) => entry.language)
    const wanted = language.toLowerCase()
    const own = all.find((one) => one.toLowerCase() === wanted)
    if (own) return own
    const tongue = wanted.split('-')[0]
    if (tongue === 'en') return AS_IN_BRITAIN.test(language) ? 'en-GB' : 'en-US'
    return all.find((one) => one.split('-')[0] === tongue) ?? null
  }

  async read(language: string): Promise<Hunspell> {
    const shipped = SHIPPED[language]
    if (shipped && !this.added.includes(language)) return shipped()
    const [aff, dic] = await Promise.all([
      readFile(this.path(language, 'aff'), 'utf8'),
      readFile(this.path(language, 'dic'), 'utf8'),
    ])
    return { aff, dic }
  }

  /** Keeps a dictionary for a language; one that was there gives way. */
  async keep(language: string, { aff, dic }: Hunspell): Promise<void> {
    mkdirSync(this.folder, { recursive: true })
    await writeDurably(this.disk, this.path(language, 'aff'), Buffer.from(aff))
    await writeDurably(this.disk, this.path(language, 'dic'), Buffer.from(dic))
    this.added = this.look()
  }

  /** Throws the files of an added dictionary away. */
  async remove(language: string): Promise<void> {
    if (!this.added.includes(language)) return
    await this.disk.remove(this.path(language, 'dic'))
    await this.disk.remove(this.path(language, 'aff'))
    this.added = this.look()
  }

  private path(language: string, ending: 'aff' | 'dic'): string {
    return join(this.folder, `${language}.${ending}`)
  }

  private look(): string[] {
    let names: string[] = []
    try {
      names = readdirSync(this.folder)
    } catch {
      // Nothing was ever added.
    }
    const languages = names.filter((name) => name.endsWith('.dic')).map((name) => basename(name, '.dic'))
    return languages.filter((one) => languageOfFile(one) === one && names.includes(`${one}.aff`)).sort()
  }
}

/**
 * Reads the dictionary of which a person chose one file or both. The other is looked for beside it. Whatever is in them is
 * taken for hostile: sizes, encoding and shape are checked before anything works with it.
 */
export async function readChosen(path: string): Promise<Result<Hunspell & { readonly language: string }, AppError>> {
  const refuse = (why: string) => err({ kind: 'bad-request', detail: `${basename(path)}: ${why}` } as const)
  const language = languageOfFile(basename(path))
  if (!/^\.(aff|dic)$/i.test(extname(path))) return refuse('a dictionary is a pair of files that end in .dic and .aff')
  if (language === null) return refuse('its name has to begin with its language, as de-DE.dic does')
  const stem = join(dirname(path), basename(path, extname(path)))
  const files: Uint8Array[] = []
  for (const ending of ['aff', 'dic']) {
    try {
      if ((await stat(`${stem}.${ending}`)).size > LARGEST_DICTIONARY) return refuse('it is too large for a dictionary')
      files.push(await readFile(`${stem}.${ending}`))
    } catch (fault) {
      const { code } = fault as NodeJS.ErrnoException
      if (code === 'ENOENT') return refuse(`${basename(stem)}.${ending} is not beside it; both files are needed`)
      return err({ kind: 'disk', code: code ?? 'EIO', path: `${stem}.${ending}` })
    }
  }
  try {
    const [aff, dic] = files as [Uint8Array, Uint8Array]
    const decoder = new TextDecoder(encodingOf(aff), { fatal: true })
    const read = { aff: decoder.decode(aff), dic: decoder.decode(dic) }
    const shape = looksLikeHunspell(read)
    return shape.ok ? ok({ ...read, language }) : refuse(shape.error)
  } catch {
    return refuse(`it is not in the encoding that it names, ${encodingOf(files[0] as Uint8Array)}`)
  }
}
