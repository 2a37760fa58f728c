import type { Note } from '../note'
import { noteText } from '../note-text'
import { type FoundProblem, fix } from '../problem'
import type { CheckedText } from './checked-text'

const IBID = /^\W*(?:(?:see|but see|cf\.|see also|accord)\s+)?\*?_?(ibid|id)\b\.?/i
const SUPRA =
  /\b(supra|above|infra|below)\b[*_,]*\s+(?:at\s+)?(?:note|n\.|fn\.?|footnote)\s*(\d{1,4})\b|\b(?:note|n\.|footnote)\s*(\d{1,4})\s*[*_]*(supra|above|infra|below)\b/gi
const NAME = /([\p{Lu}][\p{L}’'-]+(?:\s+(?:v\.|&|and)\s+[\p{Lu}][\p{L}’'-]+)?)[*_]*,?\s*[*_]*$/u

/** "Id." with nothing or too much before it, "supra note 4" where note 4 is something else. */
export function checkBackReferences(checked: CheckedText): FoundProblem[] {
  const { text, scan } = checked
  const words = scan.notes.map((note) => noteText(text, note))
  return scan.notes.flatMap((note, index) => [
    ...ibid(text, note, words, index),
    ...supra(text, note, scan.notes, words),
  ])
}

function ibid(text: string, note: Note, words: readonly string[], index: number): FoundProblem[] {
  const match = IBID.exec(words[index] ?? '')
  if (!match?.[1]) return []
  const before = words[index - 1]
  const say = (message: string, reason: string): FoundProblem[] => [
    {
      kind: 'unclear-back-reference',
      severity: 'warning',
      from: note.contentFrom,
      to: Math.min(note.contentTo, note.contentFrom + match[0].length, text.length),
      message,
      reason,
      fix: null,
    },
  ]
  const sign = `“${match[1]}.”`
  if (before === undefined)
    return say(`${sign} in note ${note.number} refers to nothing`, 'There is no note before it.')
  if (sources(before) > 1)
    return say(
      `${sign} in note ${note.number} could mean any of several sources`,
      `Note ${note.number - 1} has several; name the one you mean.`,
    )
  return []
}

/** How many sources a note names: parts between semicolons, and signals that begin another. */
function sources(words: string): number {
  const flat = words.replace(/\([^()]*\)/g, '').replace(/[“"][^”"]*[”"]/g, '')
  return flat.split(/;\s+|\.\s+(?=See\b|But see\b|Cf\.|Accord\b)/).filter((part) => /[\p{L}\d]/u.test(part)).length
}

function supra(text: string, note: Note, notes: readonly Note[], words: readonly string[]): FoundProblem[] {
  const source = text.slice(note.contentFrom, note.contentTo)
  const found: FoundProblem[] = []
  for (const match of source.matchAll(SUPRA)) {
    const number = Number(match[2] ?? match[3])
    const direction = (match[1] ?? match[4] ?? '').toLowerCase()
    const back = direction === 'supra' || direction === 'above'
    const reason = wrongTarget(number, back, note, notes, words, NAME.exec(source.slice(0, match.index))?.[1] ?? null)
    if (!reason) continue
    const at = note.contentFrom + match.index + match[0].lastIndexOf(String(number))
    const { target } = reason
    const edits = target === null ? [] : [{ from: at, to: at + String(number).length, insert: String(target) }]
    found.push({
      kind: 'unclear-back-reference',
      severity: 'warning',
      from: note.contentFrom + match.index,
      to: note.contentFrom + match.index + match[0].length,
      message: `“${match[0]}” in note ${note.number} ${reason.message}`,
      reason: reason.why,
      fix: target === null ? null : fix(`Make it note ${target}`, edits),
    })
  }
  return found
}

interface WrongTarget {
  readonly message: string
  readonly why: string
  /** The note it should name, where that is certain. */
  readonly target: number | null
}

function wrongTarget(
  number: number,
  back: boolean,
  note: Note,
  notes: readonly Note[],
  words: readonly string[],
  name: string | null,
): WrongTarget | null {
  if (number < 1 || number > notes.length)
    return { message: 'names no note of this text', why: `The notes go from 1 to ${notes.length}.`, target: null }
  if (back ? number >= note.number : number <= note.number)
    return {
      message: `does not point ${back ? 'back' : 'ahead'}`,
      why: `This is note ${note.number} itself.`,
      target: null,
    }
  const target = words[number - 1] ?? ''
  if (name !== null && !target.includes(name)) {
    const first = words.findIndex((one, index) => (back || index >= note.number) && one.includes(name)) + 1
    if (first === 0 || (back && first >= note.number)) return null
    return { message: 'points to another source', why: `${name} is in note ${first}.`, target: first }
  }
  if (name === null && sources(target) > 1)
    return {
      message: 'could mean any of several sources',
      why: `Note ${number} has several; name the one you mean.`,
      target: null,
    }
  return null
}
