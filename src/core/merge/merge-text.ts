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
      const { a, o, b } = region.conflict
      stretches.push({ kind: 'open', base: o.join(''), mine: a.join(''), theirs: b.join('') })
    }
  }
  return stretches
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
  const stretches: { kind: 'settled'; text: string; from: 'both' | 'mine' | 'theirs' }[] = []
  for (const text of lines) {
    const from = !mine.has(text) ? 'theirs' : theirs.has(text) ? 'both' : 'mine'
    const last = stretches.at(-1)
    if (last?.from === from) last.text += text
    else stretches.push({ kind: 'settled', text, from })
  }
  return stretches
}
