import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isWorthChecking } from '../../core/spelling/worth-checking'
import type { Disk } from '../../store/disk'
import { writeDurably } from '../../store/durable-write'
import { dictionaryFor, spellerFor } from './dictionaries'

const Words = z.array(z.string())

/**
 * Spelling without a network: the page's words are looked up in dictionaries that ship with the program, and in the
 * person's own list, `words.json` in the user-data folder.
 */
export class Spelling {
  private language = 'en'
  private readonly own: Set<string>
  private readonly path: string

  constructor(
    folder: string,
    private readonly disk: Disk,
    private readonly onProblem: (what: string, fault: unknown) => void,
  ) {
    this.path = join(folder, 'words.json')
    this.own = new Set(this.read())
  }

  /** The language of the text on screen, BCP 47. */
  setLanguage(language: string): void {
    this.language = language
  }

  /** Of these words, the ones that are misspelt. */
  async misspelt(words: readonly string[]): Promise<string[]> {
    const dictionary = dictionaryFor(this.language)
    if (dictionary === null) return []
    const speller = await spellerFor(dictionary)
    return words.filter((word) => isWorthChecking(word) && !this.isOwn(word) && !speller.correct(plain(word)))
  }

  /** Words that may have been meant, best first. */
  async suggestions(word: string): Promise<string[]> {
    const dictionary = dictionaryFor(this.language)
    return dictionary === null ? [] : (await spellerFor(dictionary)).suggest(plain(word)).slice(0, 5)
  }

  /** Takes words into the person's own list; answers how many were new to dictionary and list. */
  async learn(words: readonly string[]): Promise<number> {
    const wrong = await this.misspelt([...new Set(words)])
    for (const word of wrong) this.own.add(word)
    if (wrong.length > 0) await this.write()
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
