import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { AppError } from '../../core/error'
import { err, ok, type Result } from '../../core/result'
import { isWorthChecking } from '../../core/spelling/worth-checking'
import type { Disk } from '../../store/disk'
import { writeDurably } from '../../store/durable-write'
import { Dictionaries, type DictionaryEntry, readChosen } from './dictionaries'
import { SpellerHost } from './speller-host'

const Words = z.array(z.string())

/** Words that no language has: a dictionary must answer for such, too. */
const TRIAL = ['Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', 'xqzptlkrwvb', 'ÄÖÜ’s-ßß']

/**
 * Spelling without a network: the page's words are looked up in dictionaries that ship with the program or that the
 * person added, and in the person's own list, `words.json` in the user-data folder.
 */
export class Spelling {
  private language = 'en'
  private readonly own: Set<string>
  private readonly path: string
  private readonly host = new SpellerHost()
  private readonly dictionaries: Dictionaries
  /** Dictionaries that failed since the program began; they are left alone. */
  private readonly failed = new Set<string>()

  constructor(
    folder: string,
    private readonly disk: Disk,
    private readonly onProblem: (what: string, fault: unknown) => void,
    /** Words are judged otherwise from now on. */
    private readonly onChange: () => void,
  ) {
    this.path = join(folder, 'words.json')
    this.own = new Set(this.read())
    this.dictionaries = new Dictionaries(folder, disk)
  }

  /** The language of the text on screen, BCP 47. */
  setLanguage(language: string): void {
    if (language === this.language) return
    this.language = language
    this.onChange()
  }

  /** Of these words, the ones that are misspelt. */
  async misspelt(words: readonly string[]): Promise<string[]> {
    const asked = words.filter((word) => isWorthChecking(word) && !this.isOwn(word))
    if (asked.length === 0) return []
    const wrong = await this.with((dictionary) => this.host.misspelt(dictionary, asked.map(plain)))
    const found = new Set(wrong)
    return asked.filter((word) => found.has(plain(word)))
  }

  /** Words that may have been meant, best first. */
  async suggestions(word: string): Promise<string[]> {
    return (await this.with((dictionary) => this.host.suggest(dictionary, plain(word)))).slice(0, 5)
  }

  /** Asks the dictionary of the language on screen; without one, or when it fails, there is nothing to say. */
  private async with(ask: (dictionary: string) => Promise<string[]>): Promise<string[]> {
    const dictionary = this.dictionaries.for(this.language)
    if (dictionary === null || this.failed.has(dictionary)) return []
    try {
      await this.host.load(dictionary, () => this.dictionaries.read(dictionary))
      return await ask(dictionary)
    } catch (fault) {
      this.failed.add(dictionary)
      this.onProblem(`looking words up in the dictionary ${dictionary}`, fault)
      return []
    }
  }

  listDictionaries(): DictionaryEntry[] {
    return this.dictionaries.list()
  }

  /** Adds the dictionary that a chosen file belongs to, after it was tried. Answers its language. */
  async addDictionary(path: string): Promise<Result<string, AppError>> {
    const chosen = await readChosen(path)
    if (!chosen.ok) return chosen
    const { language, ...files } = chosen.value
    this.host.forget(language)
    try {
      await this.host.load(language, async () => files)
      await this.host.misspelt(language, TRIAL)
    } catch (fault) {
      const why = fault instanceof Error ? fault.message : String(fault)
      return err({ kind: 'bad-request', detail: `${basename(path)} is no dictionary that can be used: ${why}` })
    }
    await this.dictionaries.keep(language, files)
    this.failed.delete(language)
    this.onChange()
    return ok(language)
  }

  async removeDictionary(language: string): Promise<void> {
    await this.dictionaries.remove(language)
    this.host.forget(language)
    this.failed.delete(language)
    this.onChange()
  }

  /** Takes words into the person's own list; answers how many were new to dictionary and list. */
  async learn(words: readonly string[]): Promise<number> {
    const wrong = await this.misspelt([...new Set(words)])
    if (wrong.length === 0) return 0
    for (const word of wrong) this.own.add(word)
    this.onChange()
    await this.write()
    return wrong.length
  }

  private isOwn(word: string): boolean {
    return this.own.has(word) || this.own.has(word.replace(/[’']s$/u, ''))
  }

  private read(): string[] {
    try {
      return Words.parse(JSON.parse(readFileSync(this.path, 'utf8')))
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') this.onProblem('reading the word list', fault)
      return []
    }
  }

  private async write(): Promise<void> {
    try {
      await writeDurably(this.disk, this.path, Buffer.from(`${JSON.stringify([...this.own].sort(), null, 2)}\n`))
    } catch (fault) {
      this.onProblem('writing the word list', fault)
    }
  }
}

/** The dictionaries know the straight apostrophe only. */
function plain(word: string): string {
  return word.replaceAll('’', "'")
}
