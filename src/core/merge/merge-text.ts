import { diff3Merge } from 'node-diff3'

/** A stretch of a merged text: settled, or open because both sides changed it differently. */
export type MergeStretch =
  | { readonly kind: 'settled'; readonly text: string; readonly from: 'both' | 'mine' | 'theirs' }
  | { readonly kind: 'open'; readonly base: string; readonly mine: string; readonly theirs: string }

/**
 * Merges two texts that came from one, paragraph by paragraph. Where only one side changed a paragraph its change is
 * taken; where both did, the stretch stays open for the author. Joined, the settled stretches hold every byte of the side
 * they come from.
 */
export function mergeTexts(base: string, mine: string, theirs: string): MergeStretch[] {
  const parts = [mine, base, theirs].map(paragraphs) as [string[], string[], string[]]
  const stretches: MergeStretch[] = []
  const [ours, , others] = [new Set(parts[0]), null, new Set(parts[2])]
  for (const region of diff3Merge(...parts, { excludeFalseConflicts: true })) {
    if (region.ok) stretches.push(...settled(region.ok, ours, others))
    else if (region.conflict) {
      stretches.push(...unsettled(region.conflict.a, region.conflict.o, region.conflict.b))
    }
  }
  return joinNeighbours(stretches)
}

/**
 * A region where both sides differ from the base. Neighbouring paragraphs of which each side changed another one come as
 * one region; where all three have as many paragraphs, they are told apart one by one.
 */
function unsettled(mine: readonly string[], base: readonly string[], theirs: readonly string[]): MergeStretch[] {
  if (mine.length !== base.length || theirs.length !== base.length)
    return [{ kind: 'open', base: base.join(''), mine: mine.join(''), theirs: theirs.join('') }]
  return base.map((old, at) => {
    const [own, other] = [mine[at] ?? '', theirs[at] ?? '']
    if (own === other) return { kind: 'settled', text: own, from: 'both' }
    if (own === old) return { kind: 'settled', text: other, from: 'theirs' }
    if (other === old) return { kind: 'settled', text: own, from: 'mine' }
    return { kind: 'open', base: old, mine: own, theirs: other }
  })
}

function joinNeighbours(stretches: readonly MergeStretch[]): MergeStretch[] {
  const joined: MergeStretch[] = []
  for (const stretch of stretches) {
    const last = joined.at(-1)
    if (last?.kind === 'settled' && stretch.kind === 'settled' && last.from === stretch.from)
      joined[joined.length - 1] = { ...last, text: last.text + stretch.text }
    else joined.push(stretch)
  }
  return joined
}

/** The merged text when nothing is open, else null. */
export function joinedText(stretches: readonly MergeStretch[]): string | null {
  const texts = stretches.map((stretch) => (stretch.kind === 'settled' ? stretch.text : null))
  return texts.includes(null) ? null : texts.join('')
}

/** Paragraphs, each with the blank lines behind it, so that joined they are the text again. */
function paragraphs(text: string): string[] {
  return (
    text
      .match(/(?:[^\r\n]|(?:\r\n?|\n)(?![ \t]*(?:\r|\n|$)))*(?:\s*(?:\r\n?|\n)\s*(?=\S)|\s+$|$)/gu)
      ?.filter((part) => part !== '') ?? []
  )
}

function settled(lines: readonly string[], mine: ReadonlySet<string>, theirs: ReadonlySet<string>): MergeStretch[] {
  return lines.map((text) => {
    const from = !mine.has(text) ? 'theirs' : theirs.has(text) ? 'both' : 'mine'
    return { kind: 'settled', text, from }
  })
}
