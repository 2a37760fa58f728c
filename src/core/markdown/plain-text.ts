import type { Nodes, Root } from 'mdast'
import { scanTree } from '../footnotes/scan'
import { parseMarkdown } from './parse'

export interface PlainText {
  /** The words of the text, a line for each block, without marks of any kind; notes, citations and HTML are left out. */
  readonly text: string
  /** The words of the notes, likewise. */
  readonly notesText: string
  /** Words of the text and its notes together. */
  readonly words: number
  /** How many notes print. */
  readonly notes: number
}

/** What a list, a search or a feed wants of a Markdown text: its words and counts. */
export function plainText(markdown: string): PlainText {
  return plainTextOf(parseMarkdown(markdown), markdown)
}

/** As `plainText`, of a tree that was parsed before from `markdown`. */
export function plainTextOf(root: Root, markdown: string): PlainText {
  const text = new Lines()
  const notesText = new Lines()
  collect(root, text, notesText)
  const words = countWords(text.join()) + countWords(notesText.join())
  const notes = scanTree(root, markdown).notes.length
  return { text: text.join(), notesText: notesText.join(), words, notes }
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.,-][\p{L}\p{N}\p{M}]+)*/gu
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu

/** How many words plain text has, as a reader counts: "don't" and "1,000" are one; each ideograph is one. */
export function countWords(plain: string): number {
  let count = 0
  for (const [word] of plain.matchAll(WORD)) count += Math.max(1, word.match(IDEOGRAPH)?.length ?? 0)
  return count
}

/** Blocks that hold words themselves and so make a line. */
const LINES: ReadonlySet<Nodes['type']> = new Set(['paragraph', 'heading', 'code', 'tableCell'])

class Lines {
  private readonly lines: string[] = []
  private current = ''

  add(words: string): void {
    this.current += words
  }

  end(): void {
    const line = this.current.replace(/\s+/g, ' ').trim()
    if (line !== '') this.lines.push(line)
    this.current = ''
  }

  join(): string {
    return this.lines.join('\n')
  }
}

function collect(node: Nodes, text: Lines, notes: Lines): void {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      text.add(node.value)
      break
    case 'break':
      text.add(' ')
      break
    case 'crossReference':
      text.add(node.label ?? '')
      break
    case 'footnoteDefinition':
      for (const child of node.children) collect(child, notes, notes)
      return
    case 'inlineNote': {
      for (const child of node.children) collect(child, notes, notes)
      notes.end()
      return
    }
    case 'citation':
      return
    default:
      if ('children' in node) for (const child of node.children) collect(child, text, notes)
  }
  if (LINES.has(node.type)) text.end()
}
