import type { TextEdit } from '../text-edit'

export type ProblemKind =
  | 'dangling-reference'
  | 'orphan-definition'
  | 'duplicate-definition'
  | 'empty-note'
  | 'duplicate-text'
  | 'label-order'
  | 'mark-before-punctuation'
  | 'unbalanced-quotes'
  | 'unclear-back-reference'
  | 'bare-address'
  | 'accessed-before-published'
  | 'swallowed-note'
  | 'plain-note'
  | 'unknown-source'
  | 'cell-left-out'
  | 'broken-character'

/**
 * error: something the author wrote does not print, or prints as it should not. warning: it prints, but is likely wrong.
 * hint: a matter of tidiness.
 */
export type Severity = 'error' | 'warning' | 'hint'

/** A note that was taken out of the text and is kept beside it. */
export interface KeptNote {
  readonly label: string
  /** Its Markdown, without the indentation of later paragraphs. */
  readonly content: string
}

/** What one click does. */
export interface ProblemFix {
  /** The words on the button: "Set aside". */
  readonly label: string
  readonly edits: readonly TextEdit[]
  /** It changes no words and takes nothing away, so that many may be done at once. */
  readonly safe: boolean
  /** Where the caret goes, when the author has to write on. */
  readonly caret: number | null
  /** What the edits take out of the text; it must be kept. */
  readonly kept: readonly KeptNote[]
}

/** Something to look at in one text. */
export interface Problem {
  readonly kind: ProblemKind
  readonly severity: Severity
  /** Offsets of the words it is about. */
  readonly from: number
  readonly to: number
  /** Its place for people, both from 1. */
  readonly line: number
  readonly column: number
  /** What is wrong, one sentence without its full stop. */
  readonly message: string
  /** Why it matters or what to do, one sentence. */
  readonly reason: string
  readonly fix: ProblemFix | null
}

/** A problem before its line is counted. */
export type FoundProblem = Omit<Problem, 'line' | 'column'>

/** A fix with nothing special about it. */
export function fix(label: string, edits: readonly TextEdit[], more: Partial<ProblemFix> = {}): ProblemFix {
  return { label, edits, safe: false, caret: null, kept: [], ...more }
}
