import type { OutlineEntry } from './protocol'

/** The headings of a text with their offsets, for the outline. Takes Markdown; `#` lines outside of code count. */
export function outlineOf(text: string): OutlineEntry[] {
  const entries: OutlineEntry[] = []
  let fence: string | null = null
  let from = 0
  for (const line of text.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (mark !== undefined) {
      if (fence === null) fence = mark
      else if (mark.startsWith(fence)) fence = null
    } else if (fence === null) {
      const heading = /^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$/.exec(line)
      if (heading?.[1]) entries.push({ level: heading[1].length, text: words(heading[2] ?? ''), from })
    }
    from += line.length + 1
  }
  return entries
}

/** A heading without the marks of notes and emphasis. */
function words(source: string): string {
  return source
    .replaceAll(/\[\^[^\]]*\]/g, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[*_`]/g, '')
    .trim()
}
