/** Signs that neither HTML nor XML may hold, as some editors leave them in words: a class of a regular expression. */
export const FORBIDDEN_SIGNS = String.raw`\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff`

/** What prints in place of such a sign: a blank for those that part words. */
export function inPlaceOf(sign: string): string {
  return sign === '\u000b' || sign === '\u0085' ? ' ' : ''
}
