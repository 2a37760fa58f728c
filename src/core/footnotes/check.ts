import { parseMarkdown } from '../markdown/parse'
import { checkAddresses } from './checks/addresses'
import { checkBackReferences } from './checks/back-references'
import { checkBrokenCharacters } from './checks/broken-characters'
import type { CheckedText } from './checks/checked-text'
import { checkDuplicateTexts, checkLabelOrder } from './checks/labels-and-texts'
import { checkPairs } from './checks/note-pairs'
import { checkPlainNotes } from './checks/plain-notes'
import { checkPunctuation } from './checks/punctuation'
import { checkQuotationMarks } from './checks/quotation-marks'
import { checkTables } from './checks/tables'
import type { FoundProblem, Problem } from './problem'
import { scanTree } from './scan'

export type { Problem, ProblemKind, Severity } from './problem'

export interface CheckOptions {
  /** Language of the text, BCP 47; some rules of typography depend on it. Default `en`. */
  readonly language?: string
}

const CHECKS: readonly ((checked: CheckedText) => FoundProblem[])[] = [
  checkPairs,
  checkTables,
  checkPlainNotes,
  checkBackReferences,
  checkQuotationMarks,
  checkPunctuation,
  checkAddresses,
  checkDuplicateTexts,
  checkLabelOrder,
  checkBrokenCharacters,
]

/**
 * Finds what is or looks wrong with the notes of a text. Takes Markdown, returns problems in the order of the text, each
 * with place, plain words and, where one click can do it, a fix. Changes nothing.
 */
export function checkNotes(text: string, options: CheckOptions = {}): Problem[] {
  const root = parseMarkdown(text)
  return checkTree({ text, root, scan: scanTree(root, text), language: options.language ?? 'en' })
}

/** As `checkNotes`, of a text that was parsed and scanned before. */
export function checkTree(checked: CheckedText): Problem[] {
  const found = CHECKS.flatMap((check) => check(checked)).sort((a, b) => a.from - b.from || a.to - b.to)
  return withPlaces(checked.text, found)
}

function withPlaces(text: string, found: readonly FoundProblem[]): Problem[] {
  let line = 1
  let lineStart = 0
  return found.map((problem) => {
    let next = text.indexOf('\n', lineStart)
    while (next >= 0 && next < problem.from) {
      line += 1
      lineStart = next + 1
      next = text.indexOf('\n', lineStart)
    }
    return { ...problem, line, column: problem.from - lineStart + 1 }
  })
}
