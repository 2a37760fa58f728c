import type { FrontMatter, ReadMarkdown } from './markdown-head'

/** A line that begins with "%", and those behind it that go on. */
const PERCENT = /%[ \t]*([^\r\n]*(?:\r?\n[ \t]+\S[^\r\n]*)*)(?:\r?\n|$)/y
const NAMED = /([A-Za-z][\w ]{0,30}?)[ \t]*:[ \t]*([^\r\n]*(?:\r?\n[ \t]+\S[^\r\n]*)*)(?:\r?\n|$)/y
const EMPTY_LINE = /[ \t]*(?:\r?\n|$)/y

/** What Pandoc and MultiMarkdown have in place of front matter: `% Title`, or `Title: …` and other names up to an empty line. */
export function readTitleBlock(text: string): ReadMarkdown | null {
  const [front, end] = text.startsWith('%') ? pandocBlock(text) : multiMarkdownBlock(text)
  if (front.size === 0) return null
  EMPTY_LINE.lastIndex = end
  const border = EMPTY_LINE.exec(text)
  return border ? { front, body: text.slice(end + border[0].length) } : null
}

/** Title, authors and date, in this order, each of which may be missing. */
function pandocBlock(text: string): [FrontMatter, number] {
  const front = new Map<string, unknown>()
  let end = 0
  for (const name of ['title', 'author', 'date']) {
    PERCENT.lastIndex = end
    const line = PERCENT.exec(text)
    if (!line) break
    const said = (line[1] ?? '').split(name === 'author' ? /\s*(?:;|\r?\n)\s*/ : /\s*\r?\n\s*/).filter(Boolean)
    if (said.length > 0) front.set(name, name === 'author' ? said : said.join(' '))
    end = PERCENT.lastIndex
  }
  return [front, end]
}

/** It must begin with the title: "Note: this is …" is a sentence. */
function multiMarkdownBlock(text: string): [FrontMatter, number] {
  const front = new Map<string, unknown>()
  let end = 0
  if (!/^title[ \t]*:[ \t]*\S/i.test(text)) return [front, end]
  NAMED.lastIndex = 0
  for (let line = NAMED.exec(text); line; line = NAMED.exec(text)) {
    front.set(line[1] ?? '', (line[2] ?? '').replaceAll(/\s*\r?\n\s*/g, ' ').trim())
    end = NAMED.lastIndex
  }
  return [front, end]
}
