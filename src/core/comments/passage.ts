import { type Block, NOTE_CALL, noteText, proseBlocks } from './blocks'
import { type Word, wordsOf } from './words'

/** A stretch of a passage: words around, the words the comment quotes, or the call of a note with its number. */
export interface PassagePiece {
  readonly kind: 'around' | 'quoted' | 'note'
  readonly text: string
}

/** The part of a post that a comment speaks of. */
export interface Passage {
  /** Where it stands, in words: "paragraph 6" or "note 11". */
  readonly place: string
  readonly pieces: readonly PassagePiece[]
  /** Where its paragraph begins in the post's body (UTF-16 offset), for going there; null for a note. */
  readonly from: number | null
}

/** From how many words on a quotation is enough to recognise its place. */
const ENOUGH_WORDS = 3

/** One differing word in this many is still the same passage: readers retype, and authors correct. */
const WORDS_A_SLIP = 6

const QUOTED_LINE = /^ {0,3}>[ \t]?(.*)$/gm
const IN_MARKS = /“([^“”]{3,600})”|"([^"\n]{3,600})"|«([^«»]{3,600})»|„([^„“”]{3,600})[“”]/g

/** A comment comes from a stranger: how many quotations of it, and how much of its text (UTF-16), are looked at. */
const MOST_QUOTATIONS = 24
const MOST_TEXT = 20_000

/**
 * Finds the passage a comment speaks of: a line it quotes with ">", else words it puts in quotation marks, else a note
 * it names ("note 11"). Quotation marks, dashes, spaces, case and a slip of the pen make no difference. Takes the
 * comment's text, the post's body and the number readers see for each note label; null when nothing is found.
 */
export function passageOf(comment: string, body: string, numbers: ReadonlyMap<string, number>): Passage | null {
  const blocks = proseBlocks(body).map((block) => ({ block, words: wordsOf(block.text) }))
  for (const quotation of quotationsIn(comment)) {
    const sought = wordsOf(quotation)
    if (sought.length < ENOUGH_WORDS) continue
    for (const exact of [true, false])
      for (const { block, words } of blocks) {
        const hit = findWords(words, sought, exact)
        if (hit !== null) return passageIn(block, hit, numbers)
      }
  }
  return namedNote(comment, body, numbers)
}

/** What a comment quotes: its quoted paragraphs first, then what stands in quotation marks, longest first. */
function quotationsIn(text: string): string[] {
  const comment = text.slice(0, MOST_TEXT)
  const lines = [...comment.matchAll(QUOTED_LINE)].map((match) => match[1] ?? '')
  const marked = [...comment.matchAll(IN_MARKS)].map((match) => match.slice(1).find((part) => part !== undefined) ?? '')
  const paragraphs = lines.join('\n').split(/\n\s*\n/)
  const whole = [...paragraphs, ...lines, ...marked.sort((a, b) => b.length - a.length)]
  // "He sent in his card … and declined": each side of what was left out.
  const parts = whole.flatMap((quotation) => [quotation, ...quotation.split(/…|\.{3}/)])
  return [...new Set(parts)].slice(0, MOST_QUOTATIONS)
}

/** Where the words stand in a row; null when they do not. Inexact, some may differ. */
function findWords(words: readonly Word[], sought: readonly Word[], exact: boolean): readonly [number, number] | null {
  const allowed = exact ? 0 : Math.floor(sought.length / WORDS_A_SLIP)
  if (!exact && allowed === 0) return null
  for (let start = 0; start + sought.length <= words.length; start++) {
    let slips = 0
    for (let i = 0; i < sought.length && slips <= allowed; i++) if (words[start + i]?.word !== sought[i]?.word) slips++
    if (slips <= allowed) return [words[start]?.from ?? 0, words[start + sought.length - 1]?.to ?? 0]
  }
  return null
}

function passageIn(block: Block, hit: readonly [number, number], numbers: ReadonlyMap<string, number>): Passage {
  const [from, to] = sentencesAround(block.text, hit)
  const calls = [...block.notes]
  const pieces = block.text.split(new RegExp(`(${NOTE_CALL})`)).reduce<{ at: number; pieces: PassagePiece[] }>(
    (done, part) => {
      const next = part === NOTE_CALL ? noteCall(calls.shift(), numbers) : cut(part, done.at, from, to)
      return { at: done.at + part.length, pieces: [...done.pieces, ...next] }
    },
    { at: 0, pieces: [] },
  ).pieces
  return { place: `paragraph ${block.number}`, pieces, from: block.from }
}

function noteCall(label: string | undefined, numbers: ReadonlyMap<string, number>): PassagePiece[] {
  const number = label === undefined ? undefined : numbers.get(label)
  return number === undefined ? [] : [{ kind: 'note', text: String(number) }]
}

function cut(part: string, at: number, from: number, to: number): PassagePiece[] {
  const begin = Math.min(Math.max(from - at, 0), part.length)
  const end = Math.min(Math.max(to - at, begin), part.length)
  const pieces: PassagePiece[] = [
    { kind: 'around', text: part.slice(0, begin) },
    { kind: 'quoted', text: part.slice(begin, end) },
    { kind: 'around', text: part.slice(end) },
  ]
  return pieces.filter((piece) => piece.text !== '')
}

/** The sentences in which a hit lies: from after the last full stop before it to the next one. */
function sentencesAround(text: string, [from, to]: readonly [number, number]): readonly [number, number] {
  const ends = [...text.matchAll(/[.!?]["”’»)]*(?=[\s\uFFFC]|$)/g)].map((match) => match.index + match[0].length)
  const before = ends.filter((end) => end <= from).at(-1) ?? 0
  const after = ends.find((end) => end >= to) ?? text.length
  const begin = before + (/^[\s\uFFFC]*/.exec(text.slice(before))?.[0].length ?? 0)
  return [Math.min(begin, from), after]
}

function namedNote(comment: string, body: string, numbers: ReadonlyMap<string, number>): Passage | null {
  const named = /\b(?:foot|end)?notes?\s{1,3}(\d{1,4})\b/i.exec(comment)?.[1]
  if (named === undefined) return null
  const label = [...numbers].find(([, number]) => number === Number(named))?.[0]
  const text = label === undefined ? null : noteText(body, label)
  if (text === null) return null
  return { place: `note ${named}`, pieces: [{ kind: 'around', text: text.replaceAll(NOTE_CALL, '') }], from: null }
}
