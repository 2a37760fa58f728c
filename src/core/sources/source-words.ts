import type { CslItem, Source } from '../source'
import { namesOf, nameText } from './names'
import { fromCslDate } from './partial-date'
import { lawName } from './prepare-item'

/** What a list shows of a source: its title, or what else names it. */
export function sourceTitle(csl: CslItem, key: string): string {
  const title = text(csl.title)
  if (title !== '') return title
  const law = lawName(csl)
  if (csl.type === 'legislation' || csl.type === 'regulation') return law === '' ? key : law
  const [author] = namesOf(csl.author)
  return author ? `${text(csl.genre) || 'Untitled'}, ${nameText(author)}` : text(csl['container-title']) || key
}

/** Who made it, or where it stands: authors, else editors, court, newspaper, publisher. */
export function sourceByline(csl: CslItem): string {
  for (const names of [namesOf(csl.author), namesOf(csl.editor)])
    if (names.length > 0) return names.map(nameText).join('; ')
  return ['authority', 'container-title', 'publisher', 'archive'].map((name) => text(csl[name])).find(Boolean) ?? ''
}

/** The year of publication as a number, or null. */
export function sourceYear(csl: CslItem): number | null {
  return fromCslDate(csl.issued)?.year ?? null
}

/** A key for a record: last name and year, else title and year; "a", "b" … behind it until it is free. */
export function makeKey(csl: CslItem, taken: (key: string) => boolean): string {
  const [author] = namesOf(csl.author).concat(namesOf(csl.editor))
  const word = plain(author?.family ?? author?.literal ?? text(csl['title-short']) ?? '') || plain(text(csl.title))
  const year = sourceYear(csl)
  const base = `${word === '' ? 'source' : word}${year ?? ''}`
  for (let index = 0; ; index += 1) {
    const key = index === 0 ? base : `${base}${letters(index)}`
    if (!taken(key)) return key
  }
}

const SILENT = new Set('the a an of on in v vs united states state people commonwealth'.split(' '))

/** "The Veto, 1911" gives "veto", "de la O’Hara" gives "ohara": the first word that says something, without accents. */
function plain(name: string): string {
  const words =
    name
      .replace(/^(?:\p{Ll}[\p{Ll}'’]*\s+)+(?=\p{Lu})/u, '')
      .replaceAll(/(?<=\p{L})['’ʼ](?=\p{L})/gu, '')
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const telling = words.find((word) => !SILENT.has(word))
  return (telling ?? words[0] ?? '').slice(0, 24)
}

/** 1 gives "a", 26 "z", 27 "aa". */
function letters(index: number): string {
  const rest = Math.floor((index - 1) / 26)
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(97 + ((index - 1) % 26))
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}

/** The words that a search over sources looks in, in lower case without accents. */
export function searchWords(source: Source): string {
  const { csl } = source
  const names = [csl.author, csl.editor, csl.recipient].flatMap(namesOf).map(nameText)
  const fields = ['title', 'title-short', 'container-title', 'publisher', 'authority', 'number', 'DOI', 'URL']
  const words = [source.key, ...names, ...fields.map((name) => text(csl[name])), sourceYear(csl) ?? '', ...source.tags]
  return foldWords(`${words.join(' ')} ${source.remark.text}`)
}

/** Lower case, without accents: how search compares. */
export function foldWords(words: string): string {
  return words.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
