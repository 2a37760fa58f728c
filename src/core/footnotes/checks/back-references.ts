import type { Note } from '../note'
import { noteText } from '../note-text'
import { type FoundProblem, fix } from '../problem'
import type { CheckedText } from './checked-text'
import { NameIndex } from './name-index'

const IBID = /^\W*(?:(?:see|but see|cf\.|see also|accord)\s+)?\*?_?(ibid|id)\b\.?/i
const SUPRA =
  /\b(supra|above|infra|below)\b[*_,]*\s+(?:at\s+)?(?:note|n\.|fn\.?|footnote)\s*(\d{1,4})\b|\b(?:note|n\.|footnote)\s*(\d{1,4})\s*[*_]*(supra|above|infra|below)\b/gi
const NAME = /([\p{Lu}][\p{L}’'-]+(?:\s+(?:v\.|&|and)\s+[\p{Lu}][\p{L}’'-]+)?)[*_]*,?\s*[*_]*$/u

/** More letters before "supra" than a name has. */
const BEFORE = 300

/** The notes of a text by number from 1, with what is asked of them over and over. */
class NoteWords {
  readonly count: number
  private readonly words: readonly string[]
  private readonly sources = new Map<number, number>()
  private index: NameIndex | null = null

  constructor(text: string, notes: readonly Note[]) {
    this.count = notes.length
    this.words = notes.map((note) => noteText(text, note))
  }

  of(number: number): string | undefined {
    return this.words[number - 1]
  }

  /** How many sources a note names. */
  sourcesIn(number: number): number {
    const known = this.sources.get(number) ?? countSources(this.of(number) ?? '')
    this.sources.set(number, known)
    return known
  }

  get names(): NameIndex {
    this.index ??= new NameIndex(this.words)
    return this.index
  }
}

/** "Id." with nothing or too much before it, "supra note 4" where note 4 is something else. */
export function checkBackReferences({ text, scan }: CheckedText): FoundProblem[] {
  const words = new NoteWords(text, scan.notes)
  return scan.notes.flatMap((note) => [...ibid(text, note, words), ...supra(text, note, words)])
}

function ibid(text: string, note: Note, words: NoteWords): FoundProblem[] {
  const match = IBID.exec(words.of(note.number) ?? '')
  if (!match?.[1]) return []
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
  if (note.number === 1) return say(`${sign} in note ${note.number} refers to nothing`, 'There is no note before it.')
  if (words.sourcesIn(note.number - 1) > 1)
    return say(
      `${sign} in note ${note.number} could mean any of several sources`,
      `Note ${note.number - 1} has several; name the one you mean.`,
    )
  return []
}

/** How many sources a note names: parts between semicolons, and signals that begin another. */
function countSources(words: string): number {
  const flat = words.replace(/\([^()]*\)/g, '').replace(/[“"][^”"]*[”"]/g, '')
  return flat.split(/;\s+|\.\s+(?=See\b|But see\b|Cf\.|Accord\b)/).filter((part) => /[\p{L}\d]/u.test(part)).length
}

function supra(text: string, note: Note, words: NoteWords): FoundProblem[] {
  const source = text.slice(note.contentFrom, note.contentTo)
  const found: FoundProblem[] = []
  for (const match of source.matchAll(SUPRA)) {
    const number = Number(match[2] ?? match[3])
    const direction = (match[1] ?? match[4] ?? '').toLowerCase()
    const back = direction === 'supra' || direction === 'above'
    const name = NAME.exec(source.slice(Math.max(0, match.index - BEFORE), match.index))?.[1] ?? null
    const reason = wrongTarget(number, back, note, words, name)
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
  words: NoteWords,
  name: string | null,
): WrongTarget | null {
  if (number < 1 || number > words.count)
    return { message: 'names no note of this text', why: `The notes go from 1 to ${words.count}.`, target: null }
  if (back ? number >= note.number : number <= note.number)
    return {
      message: `does not point ${back ? 'back' : 'ahead'}`,
      why: `This is note ${note.number} itself.`,
      target: null,
    }
  if (name !== null && !words.names.isIn(name, number)) {
    const first = words.names.firstWith(name, back ? 1 : note.number + 1)
    if (first === null || (back && first >= note.number)) return null
    return { message: 'points to another source', why: `${name} is in note ${first}.`, target: first }
  }
  if (name === null && words.sourcesIn(number) > 1)
    return {
      message: 'could mean any of several sources',
      why: `Note ${number} has several; name the one you mean.`,
      target: null,
    }
  return null
}
