import { readDate } from '../../sources/partial-date'

/**
 * The date of an entry: `date` as BibLaTeX has it ("2001-05/2002-06", "2001-21" for a spring, "1999~"), or `year`, `month`
 * and `day`. What is no date stays as it is written.
 */
export function bibtexDate(field: (name: string) => string): Record<string, unknown> | undefined {
  const written = field('date') || field('year')
  if (written === '') return undefined
  const [month, day] = [field('month'), field('day')]
  const [start = '', end] = written.split(/\s*\/\s*|(?<=^\d{4})\s*[–—-]\s*(?=\d{4}$)/)
  const first = parts(start, month, day)
  if (!first) return { literal: written.replace(/^(\d{4})\s*~$/, 'ca. $1') }
  const last = end === undefined ? lastMonth(first, month) : parts(end, '', '')
  const season = SEASON.exec(start)?.[1]
  return { 'date-parts': last ? [first, last] : [first], ...(season ? { season: Number(season) } : {}) }
}

/** EDTF counts the seasons on from the months: 21 is spring. */
const SEASON = /^\d{4}-2([1-4])$/

function parts(written: string, month: string, day: string): number[] | null {
  const plain = written.replace(SEASON, written.slice(0, 4)).replace(/T[\d:.+Z-]+$/, '')
  const date = readDate(plain)
  if (!date) return null
  const [firstMonth = ''] = month.split(/\s*[/–—-]\s*/)
  const named =
    firstMonth === '' ? null : (readDate(`${firstMonth} 2000`) ?? readDate(`2000-${firstMonth.padStart(2, '0')}`))
  const full = {
    ...(named?.month ? { month: named.month } : {}),
    ...(named?.day ? { day: named.day } : {}),
    ...(Number(day) > 0 ? { day: Number(day) } : {}),
    ...date,
  }
  return [full.year, full.month, full.month ? full.day : undefined].filter((part) => part !== undefined)
}

/** The end of "January/February". */
function lastMonth([year = 0]: readonly number[], month: string): number[] | null {
  const second = month.split(/\s*[/–—-]\s*/)[1]
  return second === undefined ? null : parts(String(year), second, '')
}
