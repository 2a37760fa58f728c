import { counted } from './counted'

/** Halves of characters (lone surrogates), as programs leave them that cut a sign in two: no UTF-8 can hold them. */
const HALF = /\p{Surrogate}/gu

/** Where the broken characters of a text stand. */
export function brokenCharacters(text: string): number[] {
  return [...text.matchAll(HALF)].map(({ index }) => index)
}

/** What became of so many of them in a file. */
export function brokenWords(count: number): string {
  const stand = counted(count, 'broken character stands', 'broken characters stand')
  return `${stand} there as “\ufffd”; the problems of the post say where`
}
