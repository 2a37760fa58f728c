import type { PlainMark } from './plain-mark'
import type { PlainNote } from './plain-note'
import { CALLED_BY } from './plain-sign'

export interface SpelledMarks {
  readonly marks: readonly PlainMark[]
  /** Those of them that may be several numbers in more than one way, or ones that other marks have too. */
  readonly unclear: ReadonlySet<PlainMark>
}

/**
 * Parts raised digits that are no number of a note: `¹²` is notes 1 and 2 where no note 12 is written and no other mark calls
 * those. Where that can be read in two ways the mark stays as it is. `notes` is all that may be a note of the text.
 */
export function spellOut(marks: readonly PlainMark[], notes: readonly PlainNote[]): SpelledMarks {
  const written = new Set(notes.filter(({ style }) => CALLED_BY[style].includes('raised')).map(({ number }) => number))
  const signs = new Set(notes.map(({ from }) => from))
  const calls = marks.filter(({ from, style }) => !signs.has(from) && (style === 'raised' || style === 'square'))
  const ways = new Map<PlainMark, readonly number[][]>()
  const callers = new Map<number, number>()
  for (const mark of calls) {
    const own = isJoined(mark, written) ? waysToPart(String(mark.numbers[0]), written) : []
    if (own.length > 0) ways.set(mark, own)
    for (const number of new Set(own.length > 0 ? own.flat() : mark.numbers))
      callers.set(number, (callers.get(number) ?? 0) + 1)
  }
  const unclear = new Set<PlainMark>()
  const spelled = marks.map((mark) => {
    const free = ways.get(mark)?.filter((numbers) => numbers.every((number) => callers.get(number) === 1)) ?? []
    const [only] = free
    if (only && free.length === 1) return { ...mark, numbers: only }
    if (ways.has(mark)) unclear.add(mark)
    return mark
  })
  return { marks: spelled, unclear }
}

function isJoined({ style, place, numbers: [number = 0, ...more] }: PlainMark, written: ReadonlySet<number>): boolean {
  return style === 'raised' && place === 'close' && more.length === 0 && number > 9 && !written.has(number)
}

/** Every way to read digits as two or more different written numbers. */
function waysToPart(digits: string, written: ReadonlySet<number>): number[][] {
  const ways: number[][] = []
  for (let at = 1; at < digits.length; at += 1) {
    const first = Number(digits.slice(0, at))
    const rest = digits.slice(at)
    if (!written.has(first) || rest.startsWith('0')) continue
    const further = [...(written.has(Number(rest)) ? [[Number(rest)]] : []), ...waysToPart(rest, written)]
    ways.push(...further.filter((numbers) => !numbers.includes(first)).map((numbers) => [first, ...numbers]))
  }
  return ways
}
