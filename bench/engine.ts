import { toHtml } from 'hast-util-to-html'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { toHast } from 'mdast-util-to-hast'
import { gfm } from 'micromark-extension-gfm'
import { checkTree } from '../src/core/footnotes/check'
import { scanTree } from '../src/core/footnotes/scan'
import { parseDocument } from '../src/core/markdown/document'
import type { ParsedDocument } from '../src/core/markdown/document-parts'
import { toRoot } from '../src/core/markdown/positions'
import { renderDocument, renderMarkdown, TemplateCache } from '../src/core/markdown/render'
import { type BenchRow, type Stats, stats, time } from './report'

const SIZES = [
  { words: 900, notes: 12, runs: 9 },
  { words: 20_000, notes: 300, runs: 5 },
  { words: 100_000, notes: 1_500, runs: 3 },
] as const
const OPTIONS = { idPrefix: 'p-', article: true, typographer: true }

/** Scan, check, render and preview update of one post, against plain remark; and posts a second of the whole pipeline. */
export async function run(progress: (what: string) => void): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = []
  for (const { words, notes, runs } of SIZES) {
    progress(`a post of ${words} words`)
    const text = post(words, notes)
    const size = `${words.toLocaleString('en')} words, ${notes} notes`
    const plain = {
      what: 'plain remark: parse and print, not sanitised',
      stats: await time(() => plainRemark(text), runs),
    }
    const row = (what: string, subject: Stats, more: Partial<BenchRow> = {}): BenchRow => ({
      what,
      size,
      subject,
      against: plain,
      by: 'min',
      ...more,
    })
    rows.push(row('scan, read afresh', await time(() => scan(text), runs)))
    rows.push(row('check, read afresh', await time(() => check(text), runs)))
    rows.push(row('render, read afresh', await time(() => renderMarkdown(text, OPTIONS), runs)))
    rows.push(row('scan and check after a key press', keyPresses(text, runs, scanAndCheck), { by: 'median' }))
    rows.push(row('preview update after a key press', keyPresses(text, runs, render()), { by: 'median', aim: 1 / 3 }))
    rows.push(row('preview update, a new note renumbers all', newNotes(text, runs), { by: 'median', aim: 1 / 3 }))
  }
  progress('posts a second')
  rows.push(await postsASecond())
  return rows
}

function plainRemark(text: string): string {
  const tree = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  return toHtml(toHast(tree))
}

function scan(text: string): void {
  scanTree(toRoot(parseDocument(text)), text)
}

function check(text: string): void {
  scanAndCheck(parseDocument(text))
}

function scanAndCheck(document: ParsedDocument): void {
  const root = toRoot(document)
  checkTree({ text: document.text, root, scan: scanTree(root, document.text), language: 'en' })
}

function render(): (document: ParsedDocument) => void {
  const cache = new TemplateCache()
  return (document) => renderDocument(document, OPTIONS, cache)
}

/** Types a letter in the middle, again and again; only what follows the key is timed. */
function keyPresses(text: string, runs: number, work: (document: ParsedDocument) => void): Stats {
  const middle = text.indexOf(' ', Math.floor(text.length / 2))
  const samples: number[] = []
  let document = parseDocument(text)
  work(document)
  let current = text
  for (let press = 0; press < runs * 4; press += 1) {
    current = `${current.slice(0, middle)}x${current.slice(middle)}`
    const start = performance.now()
    document = parseDocument(current, document)
    work(document)
    samples.push(performance.now() - start)
  }
  return stats(samples)
}

/** Adds a note near the beginning, so that every number after it changes. */
function newNotes(text: string, runs: number): Stats {
  const samples: number[] = []
  const work = render()
  let document = parseDocument(text)
  work(document)
  let current = text
  for (let note = 0; note < runs * 2; note += 1) {
    const at = current.indexOf(' ', 200)
    current = `${current.slice(0, at)}[^new${note}]${current.slice(at)}\n[^new${note}]: A new note.\n`
    const start = performance.now()
    document = parseDocument(current, document)
    work(document)
    samples.push(performance.now() - start)
  }
  return stats(samples)
}

async function postsASecond(): Promise<BenchRow> {
  const posts = Array.from({ length: 60 }, (_, index) => post(900, 12, index))
  const all = (work: (text: string) => unknown) =>
    time(() => {
      for (const text of posts) work(text)
    }, 3)
  const subject = await all((text) => renderMarkdown(text, OPTIONS))
  const second = Math.round((posts.length / subject.min) * 1_000)
  return {
    what: 'posts through the whole pipeline',
    size: '60 posts of 900 words, 12 notes',
    subject,
    against: { what: 'plain remark: parse and print, not sanitised', stats: await all(plainRemark) },
    by: 'min',
    note: `${second} posts a second`,
  }
}

/** A post of about so many words, with notes, headings, a list, a quotation and a table now and then. */
function post(words: number, notes: number, seed = 0): string {
  const every = Math.floor(words / notes)
  const blocks: string[] = []
  const definitions: string[] = []
  let written = 0
  for (let block = 0; written < words; block += 1) {
    const sentence = SENTENCES[(block + seed) % SENTENCES.length] ?? ''
    let paragraph = `${sentence} ${SENTENCES[(block * 7 + 3) % SENTENCES.length]} ${sentence}`
    written += paragraph.split(' ').length
    while (definitions.length < notes && definitions.length * every < written) {
      const label = definitions.length + 1
      paragraph += ` It was so held.[^${label}]`
      definitions.push(`[^${label}]: See *Record* ${label}, at ${label + 4} (1911); Marchetti, *Copper*, at ${label}.`)
    }
    if (block % 9 === 4) blocks.push(`## Part ${block}`)
    if (block % 13 === 6) blocks.push('- one point\n- *another* point\n- and `a third`')
    blocks.push(block % 11 === 5 ? `> ${paragraph}` : paragraph)
    if (block % 40 === 20) blocks.push('| year | votes |\n| --- | ---: |\n| 1910 | 12,534 |\n| 1911 | 14,963 |')
  }
  return `${blocks.join('\n\n')}\n\n${definitions.join('\n\n')}\n`
}

const SENTENCES = [
  'The convention that met in the autumn had been elected by miners, railway men and small farmers, who had watched one court after another.',
  'Its president had first come into the district "leading a burro", and he said so whenever it helped; see [the minutes](https://records.example/1910).',
  'What the **veto** feared was not the bad judge removed but the good judge made careful, the one who counts the house before he reads.',
  'The petition required signatures equal to twenty-five percent of the votes cast -- no more, no less -- at the last election for the office.',
  'Historians still argue about whether he deserved it, and about what the word *terror* was doing in the second draft.',
]
