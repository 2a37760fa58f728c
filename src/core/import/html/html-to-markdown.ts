import type { Element, ElementContent, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { planRescue } from '../../footnotes/rescue/rescue'
import { scanNotes } from '../../footnotes/scan'
import { applyEdits } from '../../text-edit'
import { linkBareAddresses } from './bare-addresses'
import { takeLinkedNotes } from './linked-notes'
import { tidyOfficeTree, withoutOfficeMarks } from './office-debris'
import { notesInPlace } from './shortcode-notes'
import { spacesOutside } from './spaces-outside'
import { treeToMarkdown } from './tree-to-markdown'
import { readWordpressFootnotes } from './wordpress-footnotes'
import { wordpressParagraphs } from './wordpress-paragraphs'

export interface HtmlSource {
  /** A WordPress body: paragraphs may be blank lines, notes may be short codes. Default false. */
  readonly wordpress?: boolean
  /** The post's `footnotes` meta value, as it is stored. */
  readonly wordpressFootnotes?: string
  /** Whether plugins make notes of what stands in place, `((…))`; of comments they make none. Default true. */
  readonly notesInPlace?: boolean
}

export interface ConvertedHtml {
  readonly markdown: string
  /** How many notes became real ones. */
  readonly notes: number
  /** What looked like half a note, or could not be read; for the report. */
  readonly problems: readonly string[]
}

/**
 * Turns HTML, as pasted or imported, into Markdown with real notes: every encoding of notes is found in the tree first, then
 * the tree is converted, then notes that were typed by hand are rescued. Any HTML converts; scripts and styles go.
 */
export function htmlToMarkdown(html: string, source: HtmlSource = {}): ConvertedHtml {
  const problems: string[] = []
  const cleaned = withoutOfficeMarks(html)
  const paragraphs = source.wordpress ? wordpressParagraphs(cleaned) : cleaned
  const root = fromHtml(source.notesInPlace === false ? paragraphs : notesInPlace(paragraphs), { fragment: true })
  tidyOfficeTree(root)
  spacesOutside(root)
  linkBareAddresses(root)
  appendWordpressNotes(root, source.wordpressFootnotes, problems)
  const found = takeLinkedNotes(root)
  const converted = treeToMarkdown(root, found)
  const markdown = literalNotes(converted.markdown)
  const notes = scanNotes(markdown).notes.length
  const rescue = planRescue(markdown)
  for (const { line, context } of rescue.left) problems.push(`line ${line}: no other half: ${context}`)
  return { markdown: applyEdits(markdown, rescue.edits), notes: notes + rescue.notes.length, problems }
}

/** Notes that were written as Markdown and left so, `[^1]`: they are escaped by now, and are what they say again. */
function literalNotes(markdown: string): string {
  const labels = [...markdown.matchAll(/^\\\[\^([^\s[\]\\]+)\]:/gm)].map(([, label = '']) => label)
  return labels.reduce(
    (text, label) => (text.includes(`\n[^${label}]: `) ? text : text.replaceAll(`\\[^${label}]`, `[^${label}]`)),
    markdown,
  )
}

/** The notes that WordPress keeps beside the body go to its end, as it prints them. */
function appendWordpressNotes(root: Root, meta: string | undefined, problems: string[]): void {
  if (meta === undefined || meta.trim() === '') return
  const notes = readWordpressFootnotes(meta)
  if (!notes) {
    problems.push('the footnotes of this post could not be read; they are kept with the original')
    return
  }
  const items = [...notes].map(([id, content]): Element => {
    const children = fromHtml(content, { fragment: true }).children as ElementContent[]
    return { type: 'element', tagName: 'li', properties: { id }, children }
  })
  root.children.push({ type: 'element', tagName: 'ol', properties: {}, children: items })
}
