import { diffArrays } from 'diff'

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

/** Compares two texts by paragraph, and paragraphs that changed by sentence. */
export function diffTexts(before: string, after: string): TextDiff {
  const paragraphs: DiffParagraph[] = []
  let unchanged = 0
  let number = 0
  let removed: string[] = []
  const settle = (added: readonly string[]) => {
    for (let at = 0; at < Math.max(removed.length, added.length); at += 1) {
      if (at < added.length) number += 1
      paragraphs.push({ number: Math.max(number, 1), parts: diffSentences(removed[at] ?? '', added[at] ?? '') })
    }
    removed = []
  }
  for (const hunk of diffArrays(splitParagraphs(before), splitParagraphs(after))) {
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

/** The paragraphs of a Markdown text: what blank lines part. Whitespace between them is not compared. */
export function splitParagraphs(text: string): string[] {
  return text.split(/(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))+/).filter((paragraph) => paragraph.trim() !== '')
}

/** The sentences of a paragraph with the space behind each; joined they are the paragraph again. */
export function splitSentences(paragraph: string): string[] {
  return [...new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(paragraph)].map(
    ({ segment }) => segment,
  )
}

/** Compares two paragraphs sentence by sentence; a sentence that changed a little is compared by words. */
function diffSentences(before: string, after: string): DiffPart[] {
  const parts: DiffPart[] = []
  let removed: string[] = []
  const settle = (added: readonly string[]) => {
    if (removed.length > 0 && added.length > 0) parts.push(...diffWords(removed.join(''), added.join('')))
    else if (removed.length > 0) parts.push({ kind: 'removed', text: removed.join('') })
    else if (added.length > 0) parts.push({ kind: 'added', text: added.join('') })
    removed = []
  }
  for (const hunk of diffArrays(splitSentences(before), splitSentences(after))) {
    if (hunk.removed) removed = hunk.value
    else if (hunk.added) settle(hunk.value)
    else {
      settle([])
      parts.push({ kind: 'same', text: hunk.value.join('') })
    }
  }
  settle([])
  return parts
}

/** When more than this share of the words differ, two sentences are shown whole: one gone, one new. */
const REWRITTEN = 0.5

function diffWords(before: string, after: string): DiffPart[] {
  const hunks = diffArrays(before.split(/(?<=\s)/), after.split(/(?<=\s)/))
  const same = hunks
    .filter((hunk) => !hunk.added && !hunk.removed)
    .reduce((sum, { value }) => sum + value.join('').length, 0)
  if (same < Math.max(before.length, after.length) * REWRITTEN)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  return hunks.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}

/** Neighbouring removed and added runs are one change. */
function countChanges(parts: readonly DiffPart[]): number {
  return parts.filter(({ kind }, at) => kind !== 'same' && (at === 0 || parts[at - 1]?.kind === 'same')).length
}
