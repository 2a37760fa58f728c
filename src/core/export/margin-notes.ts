import type { Rendered, RenderedBlock } from '../markdown/render'

/** A copy longer than this is cut; the reader of the margin wants a glance, the whole note stands at the end. */
const LONGEST = 320
/** Where about a long copy is cut, at a word. Both count characters of text. */
const CUT = 240

/** What may stand in a copy: it is one line of running text, whatever the note is made of. */
const INLINE = new Set(
  'a abbr b bdi cite code del em i ins kbd mark q s small span strong sub sup time u var'.split(' '),
)

/**
 * Puts before each block, as an aside for wide screens, copies of the notes that it cites for the first time. The copies are
 * hidden from screen readers and the keyboard and carry no ids: the notes themselves stand at the end. Takes what
 * `renderMarkdown` gave and the id prefix it was given.
 */
export function withMarginNotes(rendered: Rendered, idPrefix = ''): Rendered {
  if (rendered.notes === 0) return rendered
  const bodies = noteBodies(rendered.notesHtml, idPrefix)
  const shown = new Set<number>()
  const blocks = rendered.blocks.map((block): RenderedBlock => {
    const cited = firstCited(block.html, idPrefix, shown)
    if (cited.length === 0) return block
    const copies = cited.map((number) => marginNote(number, bodies.get(number) ?? '', idPrefix))
    return { ...block, html: `<aside class="side" aria-hidden="true">${copies.join('')}</aside>\n${block.html}` }
  })
  const pieces = blocks.map(({ html }) => html)
  return { ...rendered, blocks, html: [...pieces, rendered.notesHtml].join('\n') }
}

const MARK = /<a role="doc-noteref" id="[^"]*" href="#([^"]*)fn-(\d+)">/g

function firstCited(html: string, prefix: string, shown: Set<number>): number[] {
  const cited: number[] = []
  if (!html.includes('doc-noteref')) return cited
  for (const [, before, number] of html.matchAll(MARK)) {
    const note = Number(number)
    if (before !== prefix) continue
    if (!shown.has(note)) cited.push(note)
    shown.add(note)
  }
  return cited
}

const ITEM = /<li id="([^"]*)fn-(\d+)"><div>/g

/** The notes of the section as the renderer writes them, one list item each, without their links back. */
export function noteBodies(notesHtml: string, prefix: string): Map<number, string> {
  const bodies = new Map<number, string>()
  const starts = [...notesHtml.matchAll(ITEM)].filter(([, before]) => before === prefix)
  starts.forEach((start, index) => {
    const from = start.index + start[0].length
    const to = starts[index + 1]?.index ?? notesHtml.length
    bodies.set(Number(start[2]), notesHtml.slice(from, to).replaceAll(/ ?<a class="back" [^>]*>[^<]*<\/a>/g, ''))
  })
  return bodies
}

function marginNote(number: number, body: string, prefix: string): string {
  return `<p><b>${number}</b>${lineOf(body, `<a href="#${prefix}fn-${number}" tabindex="-1">Note ${number} in full</a>`)}</p>`
}

/** One paragraph of text alone, and the ends of what it stands in. */
const PLAIN = /^<p>([^<]*)<\/p>(?:<\/(?:div|li|ol|section)>|\s)*$/

const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>|&(?:#\d+|#x[0-9a-f]+|[a-z0-9]+);|[^<&]+|./gi

/** The note as one line of inline HTML, cut when it is long; `whole` is put behind a cut. */
function lineOf(body: string, whole: string): string {
  // Most notes: a short paragraph without any markup.
  const plain = body.length <= LONGEST ? PLAIN.exec(body)?.[1] : undefined
  if (plain !== undefined) return plain.trim()
  // Its text is no longer than it is with its tags.
  const long = body.length > LONGEST && textLength(body) > LONGEST
  const open: string[] = []
  let line = ''
  let length = 0
  // The line up to the last whole word. A word may go on behind a tag or an entity, so the end of a token is none.
  let words = ''
  for (const [token, slash, tag, attributes] of body.matchAll(TOKEN)) {
    if (tag !== undefined) {
      const name = tag.toLowerCase()
      if (!INLINE.has(name)) line += /^(p|li|div|tr|td|blockquote|br)$/.test(name) && !/\s$/.test(line) ? ' ' : ''
      else if (slash === '/') line += closeTag(name, open)
      else {
        open.push(name)
        line += `<${name}${safeAttributes(name, attributes ?? '')}>`
      }
      continue
    }
    if (long) {
      const room = CUT - length
      const space = lastSpace(token.slice(0, Math.max(0, room)))
      if (/\s$/.test(line)) words = `${line.trimEnd()}…${closeAll(open)}`
      if (space >= 0) words = `${line}${trimmed(token.slice(0, space))}…${closeAll(open)}`
      if (token.length > room) return `${words || `${line}…${closeAll(open)}`} ${whole}`
      length += token.startsWith('&') ? 1 : token.length
    }
    line += token
  }
  return line.trim()
}

function safeAttributes(name: string, attributes: string): string {
  const kept = attributes.replaceAll(/\s(?:id|tabindex)="[^"]*"/g, '').replace(/\srole="doc-noteref"/, '')
  return name === 'a' ? `${kept} tabindex="-1"` : kept
}

function closeTag(name: string, open: string[]): string {
  if (open[open.length - 1] !== name) return ''
  open.pop()
  return `</${name}>`
}

function closeAll(open: readonly string[]): string {
  return [...open]
    .reverse()
    .map((name) => `</${name}>`)
    .join('')
}

function textLength(body: string): number {
  let length = 0
  for (const [token, , tag] of body.matchAll(TOKEN))
    if (tag === undefined) length += token.startsWith('&') ? 1 : token.length
  return length
}

/** The last place where a line may break; a no-break space is none. */
function lastSpace(text: string): number {
  return Math.max(text.lastIndexOf(' '), text.lastIndexOf('\n'))
}

function trimmed(text: string): string {
  return text.replace(/[\s.,;:–—-]+$/, '')
}
