import type { CslItem } from '../source'
import { type CslName, nameText, readNames } from './names'
import { readDate, toCslDate } from './partial-date'

/** The variables of CSL that hold names, and those that hold dates; all others hold words. */
const NAMES = new Set(
  `author chair collection-editor compiler composer container-author contributor curator director editor editorial-director
  editor-translator executive-producer guest host illustrator interviewer narrator organizer original-author performer
  producer recipient reviewed-author script-writer series-creator translator`.split(/\s+/),
)
const DATES = new Set('accessed available-date event-date issued original-date submitted'.split(' '))
const SEASONS = ['spring', 'summer', 'autumn', 'winter']

/**
 * A record whose variables have the shapes that CSL gives them. Other programs write words as lists of one, numbers as they
 * are, names and dates as words; what has no such shape is left out, because a processor would end on it.
 */
export function soundItem(item: CslItem): CslItem {
  const sound: CslItem = { type: item.type }
  for (const [name, value] of Object.entries(item)) {
    const own = shaped(name, value)
    if (own !== undefined) sound[name] = own
  }
  return sound
}

function shaped(name: string, value: unknown): unknown {
  // Fields of the author's own, which CSL allows and no style prints.
  if (name === 'custom') return value
  if (NAMES.has(name)) return soundNames(value)
  // Styles put the address before it.
  if (name === 'DOI') return words(value)?.replace(/^\s*(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '')
  return DATES.has(name) ? soundDate(value) : words(value)
}

function words(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(words).find((one) => one !== undefined && one !== '')
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined
}

function soundNames(value: unknown): CslName[] | undefined {
  const names = (Array.isArray(value) ? value : [value]).flatMap((one: unknown): CslName[] => {
    if (typeof one === 'string') return readNames(one)
    if (typeof one !== 'object' || one === null) return []
    const parts = Object.entries(one).flatMap(([part, said]) => {
      const own = typeof said === 'boolean' ? said : words(said)
      return own === undefined ? [] : [[part, own]]
    })
    const name = Object.fromEntries(parts) as CslName
    return nameText(name) === '' ? [] : [name]
  })
  return names.length > 0 ? names : undefined
}

function soundDate(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return toCslDate(words(value) ?? '')
  const { 'date-parts': parts, season, raw, literal, circa } = value as Record<string, unknown>
  const dates = Array.isArray(parts) ? parts.map(soundParts).filter((date) => date.length > 0) : []
  const said = { ...(circa ? { circa } : {}), ...soundSeason(season) }
  if (dates.length > 0) return { 'date-parts': dates.slice(0, 2), ...said }
  if (typeof literal === 'string' && literal !== '') return { literal, ...said }
  if (typeof raw !== 'string' || raw === '') return undefined
  return readDate(raw) ? { ...toCslDate(raw), ...said } : { raw, ...said }
}

/** Year, month and day as far as a calendar has them. */
function soundParts(parts: unknown): number[] {
  const [year, month, day] = (Array.isArray(parts) ? parts : [parts]).map((part) => (words(part) ? Number(part) : 0))
  if (!Number.isInteger(year) || !year) return []
  // Behind the months come the seasons.
  if (!Number.isInteger(month) || !month || month < 1 || month > 24) return [year]
  if (!day || !readDate(`${year}-${month}-${day}`)) return [year, month]
  return [year, month, day]
}

function soundSeason(season: unknown): { season?: number } {
  const written = words(season)?.trim().toLowerCase().replace('fall', 'autumn') ?? ''
  const number = Number(written) || SEASONS.indexOf(written) + 1
  return number >= 1 && number <= 4 ? { season: number } : {}
}
