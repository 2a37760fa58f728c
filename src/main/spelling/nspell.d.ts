declare module 'nspell' {
  /** A Hunspell spell checker in JavaScript. */
  interface Speller {
    correct(word: string): boolean
    suggest(word: string): string[]
    add(word: string): Speller
  }
  function nspell(dictionary: { readonly aff: string; readonly dic: string }): Speller
  export = nspell
}
declare module '*?raw' {
  const text: string
  export = text
}
