import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { scanNotes } from '../../src/core/footnotes/scan'
import { renderMarkdown } from '../../src/core/markdown/render'

/** Outside material, read where it is; it is no part of the project. */
const DATA = new URL('../../../shared/data/', import.meta.url)

function present(path: string): URL | null {
  const url = new URL(path, DATA)
  if (existsSync(url)) return url
  console.log(`not run: ${path} is not on this machine`)
  return null
}

const same = (text: string) => text

interface Difference {
  readonly reason: string
  /** Takes the cause out of the text, or out of what GitHub says: then both read the same. */
  readonly markdown?: (text: string) => string
  readonly github?: (reading: string) => string
}

const WITHOUT_INLINE_NOTES: Difference = {
  reason: 'GFM has no inline notes; Pandoc’s are ours',
  markdown: (text) => text.replaceAll('^[', '\\^['),
}

/** Where ours is another reading than GitHub's on purpose, and how both are one without it. */
const DIFFER: Readonly<Record<string, Difference>> = {
  'inline-notes': WITHOUT_INLINE_NOTES,
  'inline-notes-pandoc': WITHOUT_INLINE_NOTES,
  'constructs-in-identifiers': {
    reason:
      'GitHub leaves a picture behind “[^” unread, by CommonMark it is one; and it prints links back of its own dead',
    github: (reading) => reading.replace(/!\[\w+\]\(#\)/g, '').replaceAll(' ↩', ''),
  },
  'footnotes-in-constructs': {
    reason: 'GitHub numbers and prints a note that only the words for a picture call: its mark is nowhere (against F3)',
    github: (reading) => reading.replace(/(?<= )4 (\w \w) \w (\w)$/, '[3] $1 $2'),
  },
}

/** What a reader gets: the words, marks as [1], notes as a list, links back left out. */
function read(html: string): string {
  return html
    .replace(/<sup><a [^>]*(?:data-footnote-ref|role="doc-noteref")[^>]*>(\d+)<\/a><\/sup>/g, '[$1]')
    .replace(/<a [^>]*(?:data-footnote-backref|role="doc-backlink")[^>]*>.*?<\/a>/g, '')
    .replace(/<h2[^>]*>(?:Footnotes|Notes)<\/h2>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:!?)\]])/g, '')
    .trim()
}

test('F1: every GitHub footnote fixture reads as on GitHub, but for the listed ones', () => {
  const folder = present('micromark-gfm-footnote/test/fixtures/') ?? present('micromark-gfm-footnote/test/')
  if (!folder) return
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -3))
  expect(names.length).toBe(29)
  const wrong = names.filter((name) => {
    const markdown = readFileSync(new URL(`${name}.md`, folder), 'utf8')
    const github = read(readFileSync(new URL(`${name}.html`, folder), 'utf8'))
    const ours = read(renderMarkdown(markdown).html)
    const difference = DIFFER[name]
    if (!difference) return ours !== github
    const { markdown: change = same, github: withoutIt = same } = difference
    const reading = read(renderMarkdown(change(markdown)).html)
    return ours === github || reading !== withoutIt(github)
  })
  expect(wrong).toEqual([])
})

test('every fixture of markdown-it-footnote, inline notes included, reads as there', () => {
  const folder = present('markdown-it-footnote/test/fixtures/')
  if (!folder) return
  const fixtures = readdirSync(folder).flatMap((name) => [
    ...readFileSync(new URL(name, folder), 'utf8').matchAll(/^\.\n([\s\S]*?)^\.\n([\s\S]*?)^\.\n/gm),
  ])
  expect(fixtures.length).toBe(15)
  for (const [, markdown = '', expected = ''] of fixtures) {
    const theirs = expected
      .replace(/<sup class="footnote-ref"><a [^>]*>\[(\d+)(?::\d+)?\]<\/a><\/sup>/g, '[$1]')
      .replace(/<a [^>]*class="footnote-backref"[^>]*>.*?<\/a>/g, '')
    expect(read(renderMarkdown(markdown).html)).toBe(read(theirs))
  }
})

test('a whole book: every mark has its note, every note its marks, and nothing is dangling or lost', () => {
  const url = present('footnoted-meditations/whole.md')
  if (!url) return
  const text = readFileSync(url, 'utf8')
  const scan = scanNotes(text)
  const { html, notes } = renderMarkdown(text, { idPrefix: 'b-', article: true })
  expect(notes).toBe(scan.notes.length)
  expect(notes).toBeGreaterThan(100)
  expect(scan.dangling.length + scan.orphans.length).toBe(0)
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const known = new Set(ids)
  const links = [...html.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => decodeURIComponent(id ?? ''))
  expect(links.filter((id) => !known.has(id))).toEqual([])
})
