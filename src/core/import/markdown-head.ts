/** Front matter as names and plain values: text, numbers, true or false, null, and lists and maps of them. */
export type FrontMatter = ReadonlyMap<string, unknown>

/** What stands at the head of a Markdown file, null where there is nothing, and the text after it, byte for byte. */
export interface ReadMarkdown {
  readonly front: FrontMatter | null
  readonly body: string
}
