/** The line end that a text is written with: that of Windows where it has one, else that of Unix. */
export function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}

/** Words that go into a text, with line ends like its own. A text that has both, or none, takes them as they come. */
export function withLineEndsOf(text: string, words: string): string {
  const windows = text.includes('\r\n')
  if (windows === /(?:^|[^\r])\n/.test(text)) return words
  return words.replace(/\r?\n/g, windows ? '\r\n' : '\n')
}
