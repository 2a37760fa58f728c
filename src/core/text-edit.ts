/** One splice of a text: the characters from `from` up to `to` (UTF-16 offsets) give way to `insert`. */
export interface TextEdit {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** A caret or a marked range; `anchor` is where it began, `head` where it ends. */
export interface TextSelection {
  readonly anchor: number
  readonly head: number
}

/** What a command answers: the splices, all against the text as it was, and where the selection stands afterwards. */
export interface TextChange {
  readonly edits: readonly TextEdit[]
  readonly selection: TextSelection
}

/** Puts the splices into the text. They may come in any order but must not overlap; throws if they do. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.from - b.from || a.to - b.to)
  let at = 0
  let result = ''
  for (const edit of ordered) {
    if (edit.from < at || edit.to < edit.from || edit.to > text.length)
      throw new RangeError('edits overlap or lie outside the text')
    result += text.slice(at, edit.from) + edit.insert
    at = edit.to
  }
  return result + text.slice(at)
}

/** The splices that undo `edits` on the text they made. */
export function invertEdits(text: string, edits: readonly TextEdit[]): TextEdit[] {
  const ordered = [...edits].sort((a, b) => a.from - b.from || a.to - b.to)
  let shift = 0
  return ordered.map((edit) => {
    const from = edit.from + shift
    shift += edit.insert.length - (edit.to - edit.from)
    return { from, to: from + edit.insert.length, insert: text.slice(edit.from, edit.to) }
  })
}

/** The splices against the text that `change` made of theirs; null when they touch what it changed. */
export function rebaseEdits(edits: readonly TextEdit[], change: TextEdit | null): TextEdit[] | null {
  if (!change) return [...edits]
  const growth = change.insert.length - (change.to - change.from)
  const moved: TextEdit[] = []
  for (const edit of edits) {
    if (edit.to <= change.from) moved.push(edit)
    else if (edit.from >= change.to) moved.push({ ...edit, from: edit.from + growth, to: edit.to + growth })
    else return null
  }
  return moved
}
