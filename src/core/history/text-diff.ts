import { type ChangeObject, diffArrays } from 'diff'

/** A run of text that stands in both versions, only in the earlier or only in the later one. */
export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** One paragraph that differs. `number` counts the paragraphs of the later text from 1; a removed one bears its place. */
export interface DiffParagraph {
  readonly number: number
  readonly parts: readonly DiffPart[]
}

export interface TextDiff {
  readonly paragraphs: readonly DiffParagraph[]
  /** How many paragraphs are the same. */
  readonly unchanged: number
  /** How many runs of sentences were changed, added or removed. */
  readonly changes: number
}

/** With more differences than this nothing is looked for that is the same: the search grows with their square. */
const MOST_DIFFERENCES = 2_000

type Hunk = Pick<ChangeObject<string[]>, 'added' | 'removed' | 'value'>

function compare(before: readonly string[], after: readonly string[]): Hunk[] {
  const shorter = Math.min(before.length, after.length)
  let head = 0
  while (head < shorter && before[head] === after[head]) head += 1
  let tail = 0
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  const same = (value: string[]): Hunk[] => (value.length > 0 ? [{ added: false, removed: false, value }] : [])
  const [old, now] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)]
  const middle: Hunk[] = diffArrays(old, now, { maxEditLength: MOST_DIFFERENCES }) ?? [
    { added: false, removed: true, value: old },
    { added: true, removed: false, value: now },
  ]
  return [...same(before.slice(0, head)), ...middle, ...same(before.slice(before.length - tail))]
}

/** Compares two texts by paragraph, and paragraphs that changed by sentence. */
export function diffTexts(before: string, after: string): TextDiff {
  const paragraphs: DiffParagraph[] = []
  let unchanged = 0
  let number = 0
  let removed: string[] = []
  const settle = (added: readonly string[]) => {
    for (let at = 0; at < Math.max(removed.length, added.length); at += 1) {
      if (at < added.length) number += 1
      const [old, now] = [removed[at] ?? '', added[at] ?? '']
      const parts = paragraphs.length < MOST_DIFFERENCES ? diffParagraph(old, now) : whole(old, now)
      paragraphs.push({ number: Math.max(number, 1), parts })
    }
    removed = []
  }
  for (const hunk of compare(splitParagraphs(before), splitParagraphs(after))) {
    if (hunk.removed) {
      removed = hunk.value
      continue
    }
    settle(hunk.added ? hunk.value : [])
    if (hunk.added) continue
    unchanged += hunk.value.length
    number += hunk.value.length
  }
  settle([])
  return { paragraphs, unchanged, changes: paragraphs.reduce((sum, { parts }) => sum + countChanges(parts), 0) }
}

/** The paragraphs of a Markdown text: what blank lines part. Whitespace between and around them is not compared. */
export function splitParagraphs(text: string): string[] {
  const inner = text.replace(/^[\r\n]+/, '').trimEnd()
  return inner.split(/(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))+/).filter((paragraph) => paragraph.trim() !== '')
}

/** The sentences of a paragraph with the space behind each; joined they are the paragraph again. */
export function splitSentences(paragraph: string): string[] {
  return linesOf(paragraph).flatMap(sentencesOfLine)
}

/** The lines of a paragraph with their ends. */
function linesOf(paragraph: string): string[] {
  return paragraph.match(/[^\n]*\n|[^\n]+/g) ?? []
}

const SENTENCES = new Intl.Segmenter(undefined, { granularity: 'sentence' })

/** The segmenter copies its whole text for each sentence, so a long line is handed to it a stretch at a time. */
const STRETCH = 4_000

function sentencesOfLine(line: string): string[] {
  const sentences: string[] = []
  let at = 0
  for (let length = STRETCH; at < line.length; ) {
    const found = [...SENTENCES.segment(line.slice(at, at + length))].map(({ segment }) => segment)
    const isEnd = at + length >= line.length
    // What follows a sentence decides where it ends, so the last ones of a stretch are read once more with the next.
    const sure = isEnd ? found : found.slice(0, -2)
    sentences.push(...sure)
    at += sure.reduce((sum, sentence) => sum + sentence.length, 0)
    length = sure.length === 0 ? length * 2 : STRETCH
  }
  return sentences
}

/** A paragraph with more letters is compared line by line first. */
const LONG = 50_000

function diffParagraph(before: string, after: string): DiffPart[] {
  if (before === '' || after === '') return whole(before, after)
  // The last line gets an end too: with another line behind it, it is the same still.
  return withoutLastLineEnd(diffLines(`${before}\n`, `${after}\n`))
}

function withoutLastLineEnd(parts: readonly DiffPart[]): DiffPart[] {
  const lasts = parts.at(-1)?.kind === 'added' && parts.at(-2)?.kind === 'removed' ? 2 : 1
  return parts
    .map(({ kind, text }, at) => ({ kind, text: at < parts.length - lasts ? text : text.replace(/\n$/, '') }))
    .filter(({ text }) => text !== '')
}

function diffLines(before: string, after: string): DiffPart[] {
  if (before.length + after.length < LONG) return diffSentences(before, after)
  return diffBy(linesOf(before), linesOf(after), (removed, added) =>
    removed.length + added.length < LONG ? diffSentences(removed, added) : whole(removed, added),
  )
}

/** Compares two paragraphs sentence by sentence; a sentence that changed a little is compared by words. */
function diffSentences(before: string, after: string): DiffPart[] {
  return diffBy(splitSentences(before), splitSentences(after), (removed, added) =>
    removed !== '' && added !== '' ? diffWords(removed, added) : whole(removed, added),
  )
}

/** Compares pieces of two texts; `differ` parts those that were removed and added in one place. */
function diffBy(
  before: string[],
  after: string[],
  differ: (removed: string, added: string) => readonly DiffPart[],
): DiffPart[] {
  const parts: DiffPart[] = []
  let removed = ''
  const settle = (added: string) => {
    if (removed !== '' || added !== '') parts.push(...differ(removed, added))
    removed = ''
  }
  for (const hunk of compare(before, after)) {
    if (hunk.removed) removed = hunk.value.join('')
    else if (hunk.added) settle(hunk.value.join(''))
    else {
      settle('')
      parts.push({ kind: 'same', text: hunk.value.join('') })
    }
  }
  settle('')
  return parts
}

/** One text gone and another new. */
function whole(removed: string, added: string): DiffPart[] {
  const parts: DiffPart[] = [
    { kind: 'removed', text: removed },
    { kind: 'added', text: added },
  ]
  return parts.filter(({ text }) => text !== '')
}

/** When more than this share of the words differ, two sentences are shown whole: one gone, one new. */
const REWRITTEN = 0.5

function diffWords(before: string, after: string): DiffPart[] {
  const hunks = compare(before.split(/(?<=\s)/), after.split(/(?<=\s)/))
  const same = hunks
    .filter((hunk) => !hunk.added && !hunk.removed)
    .reduce((sum, { value }) => sum + value.join('').length, 0)
  if (same < Math.max(before.length, after.length) * REWRITTEN) return whole(before, after)
  return hunks.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}

/** Neighbouring removed and added runs are one change. */
function countChanges(parts: readonly DiffPart[]): number {
  return parts.filter(({ kind }, at) => kind !== 'same' && (at === 0 || parts[at - 1]?.kind === 'same')).length
}
