/** A paragraph of a post as it reads, with what the marks of Markdown hid left out. */
export interface Block {
  /** Its place among the post's paragraphs, from 1; headings, notes and code are not counted. */
  readonly number: number
  /** The paragraph as it reads; where a note is called stands U+FFFC. */
  readonly text: string
  /** The labels of the notes called, in order, one for each U+FFFC. */
  readonly notes: readonly string[]
  /** Where the paragraph's source begins in the body (UTF-16 offset). */
  readonly from: number
}

/** Stands in a block's text where a note is called: U+FFFC, the sign for an object among characters. */
export const NOTE_CALL = '\uFFFC'

const FENCE = /^ {0,3}(`{3,}|~{3,})/
const NOTE_DEFINITION = /^ {0,3}\[\^([^\]\s]+)\]:[ \t]?/
const NOT_PROSE = /^ {0,3}(#{1,6}(\s|$)|\[[^\]]+\]:\s|<!--|\||([-*_] *){3,}$)/

/** The paragraphs of a post's body, in order: quotes and list items too, headings, code, tables and notes not. */
export function proseBlocks(body: string): Block[] {
  let number = 0
  return sourceBlocks(body).flatMap(({ source, from }) => {
    if (NOTE_DEFINITION.test(source) || NOT_PROSE.test(source) || /^( {4}|\t)/.test(source)) return []
    const { text, notes } = readable(source)
    if (text === '') return []
    number++
    return [{ number, text, notes, from }]
  })
}

/** The text of the note with this label as it reads, or null when the body has none. */
export function noteText(body: string, label: string): string | null {
  for (const { source } of sourceBlocks(body)) {
    const definition = NOTE_DEFINITION.exec(source)
    if (definition?.[1] === label) return readable(source.slice(definition[0].length)).text
  }
  return null
}

/** Splits the body at blank lines, before note definitions and headings, and leaves fenced code out. */
function sourceBlocks(body: string): { readonly source: string; readonly from: number }[] {
  const blocks: { source: string; from: number }[] = []
  let open: { source: string; from: number } | null = null
  let fence: string | null = null
  let at = 0
  for (const line of body.split(/(?<=\n)/)) {
    const marker = FENCE.exec(line)?.[1]
    if (fence !== null) {
      if (marker?.startsWith(fence)) fence = null
      open = null
    } else if (marker !== undefined) {
      fence = marker
      open = null
    } else if (line.trim() === '') open = null
    else if (open === null || NOTE_DEFINITION.test(line) || NOT_PROSE.test(line)) {
      open = { source: line, from: at }
      blocks.push(open)
      if (/^ {0,3}#/.test(line)) open = null
    } else open.source += line
    at += line.length
  }
  return blocks
}

function readable(source: string): { text: string; notes: string[] } {
  const notes: string[] = []
  const text = source
    .replaceAll(/^[ \t]{0,3}(?:>[ \t]?)+/gm, '')
    .replace(/^\s*(?:[-*+]|\d{1,9}[.)])\s+/, '')
    .replaceAll(/!\[[^\][]*\]\([^()]*\)/g, '')
    .replaceAll(/\[\^([^\]\s]+)\]/g, (_, label: string) => {
      notes.push(label)
      return NOTE_CALL
    })
    .replaceAll(/\^\[[^\][]*\]/g, '')
    .replaceAll(/\s?\[-?@[^\][]*\]/g, '')
    .replaceAll(/\[\[[^\][|]*\|([^\][]*)\]\]/g, '$1')
    .replaceAll(/\[([^\][]*)\]\([^()]*\)/g, '$1')
    .replaceAll(/<\/?[A-Za-z][^<>]*>/g, '')
    .replaceAll(/(\*\*|__|~~|`)/g, '')
    .replaceAll(/(?<![\p{L}\p{N}])[*_](?=\S)|(?<=\S)[*_](?![\p{L}\p{N}])/gu, '')
    .replaceAll(/\\([!-/:-@[-`{-~])/g, '$1')
    .replaceAll(/[ \t]*\n[ \t]*/g, ' ')
    .trim()
  return { text, notes }
}
