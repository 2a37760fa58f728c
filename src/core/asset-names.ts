/** The names of pictures of a library that a text says, each once: in Markdown, in a field, or in JSON of either. */
export function assetNamesIn(text: string): string[] {
  return [...new Set(text.match(/\b[0-9a-f]{64}\.[a-z0-9]{1,8}\b/g) ?? [])]
}
