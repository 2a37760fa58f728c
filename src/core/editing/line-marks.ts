/** What a stretch of a source line is, for the light colouring of the editor. */
export type MarkKind = 'note' | 'citation' | 'cross-reference' | 'link' | 'heading' | 'quote'

export interface LineMark {
  readonly kind: MarkKind
  /** Columns in the line. */
  readonly from: number
  readonly to: number
  /** The label of a note's mark, the key of a source, the target of a cross-reference; else an empty string. */
  readonly name: string
}

/**
 * The marks of one source line. It looks at the line alone, so it costs nothing on a long text; what it finds is colour
 * only, and the parser decides what a mark means.
 */
export function lineMarks(line: string): LineMark[] {
  const marks: LineMark[] = []
  const lead = /^ {0,3}(#{1,6})(?=[ \t]|$)|^ {0,3}>/.exec(line)
  if (lead) marks.push({ kind: lead[1] ? 'heading' : 'quote', from: 0, to: lead[0].length, name: '' })
  for (const match of withoutCode(line).matchAll(MARK)) {
    const { note, cross, cite, text } = match.groups ?? {}
    const kind =
      note !== undefined ? 'note' : cross !== undefined ? 'cross-reference' : text !== undefined ? 'link' : 'citation'
    marks.push({
      kind,
      from: match.index,
      to: match.index + match[0].length,
      name: (note ?? cross ?? cite ?? '').trim(),
    })
  }
  return marks
}

const MARK =
  /(?<!\\)(?:\[\^(?<note>[^\]\s]+)\]:?|\[\[(?<cross>[^\][|]+)(?:\|[^\][]*)?\]\]|\[(?:[^\][@]*[\s;-])?@(?<cite>[\p{L}\p{N}_][\p{L}\p{N}_:.+/-]*)[^\][]*\]|!?\[(?<text>[^\][]*)\]\([^()\s]*\))/gu

/** The line with the letters of inline code as blanks, so that nothing is found in it. */
function withoutCode(line: string): string {
  return line.includes('`') ? line.replaceAll(/(`+)(?!`).*?(?<!`)\1(?!`)/g, (code) => ' '.repeat(code.length)) : line
}

/** Which lines stand in fenced code; the fences themselves count. */
export function codeLines(lines: readonly string[]): boolean[] {
  let fence: string | null = null
  return lines.map((line) => {
    const mark = line.includes('```') || line.includes('~~~') ? /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] : undefined
    if (fence === null) {
      if (mark !== undefined) fence = mark
      return mark !== undefined
    }
    if (mark?.startsWith(fence)) fence = null
    return true
  })
}
