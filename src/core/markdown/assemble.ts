import { planIds } from './document-ids'
import { type FillContext, fillTemplate } from './fill-template'
import { formatCitations } from './format-citations'
import { HeadingLevels, headingLevels } from './heading-levels'
import { notesSection } from './notes-section'
import { type DocumentTemplate, numberNotes } from './number-notes'
import type { Rendered, RenderedBlock, RenderOptions } from './rendered'

/** Numbers the notes in reading order, fills every gap, and joins the blocks. */
export function assemble(document: DocumentTemplate, options: RenderOptions): Rendered {
  const numbering = numberNotes(document)
  const prefix = options.idPrefix ?? ''
  const texts = document.blocks.map((block) => block.template)
  const notes = numbering.notes.map((note) => note.body)
  const context: FillContext = {
    prefix,
    numbering,
    ids: planIds([...texts, ...notes], prefix),
    // The title of the page has the first level, that of the notes the second.
    headings: new HeadingLevels([...headingLevels(texts, 1), ...notes.flatMap((note) => headingLevels([note], 2))]),
    citations: formatCitations(numbering.citations, options),
    crossReference: options.crossReference ?? (() => null),
  }
  const blocks: RenderedBlock[] = document.blocks.map(({ template, from, to }) => ({
    html: fillTemplate(template, context, null),
    from,
    to,
  }))
  const notesHtml = notesSection(numbering.notes, context, options.profile ?? 'post', options.notesName ?? 'Notes')
  const html = [...blocks.map((block) => block.html), ...(notesHtml === '' ? [] : [notesHtml])].join('\n')
  return { blocks, notesHtml, notes: numbering.notes.length, html }
}
