import { brokenCharacters } from '../../broken-characters'
import type { FoundProblem } from '../problem'
import type { CheckedText } from './checked-text'

/** Halves of characters: the library keeps them, but nothing that is printed can. */
export function checkBrokenCharacters({ text }: CheckedText): FoundProblem[] {
  return brokenCharacters(text).map((from) => ({
    kind: 'broken-character',
    severity: 'error',
    from,
    to: from + 1,
    message: 'Half of a character stands here',
    reason: 'Some program has cut a sign in two, and it prints as “\ufffd”. Type the sign again.',
    fix: null,
  }))
}
