import { type RenderOptions, renderMarkdown } from '../markdown/render'
import { noteBodies } from './margin-notes'

/**
 * A text with its notes as classic editors keep them: anchors `_ftnref1` and `_ftn1`, numbers in brackets, the notes as
 * paragraphs under a rule. It survives editors that drop `sup`, `section` and ids.
 */
export function classicText(markdown: string, options: RenderOptions): string {
  const { blocks, notesHtml, notes } = renderMarkdown(markdown, options)
  const text = blocks.map(({ html }) => withClassicMarks(html)).join('\n\n')
  if (notes === 0) return text
  const numbered = noteBodies(notesHtml, options.idPrefix ?? '')
  const bodies = [...numbered].map(([number, body]) => classicNote(number, withClassicMarks(body)))
  return `${text}\n\n<hr />\n\n${bodies.join('\n\n')}`
}

function withClassicMarks(html: string): string {
  return html.replaceAll(
    /<sup><a role="doc-noteref" id="[^"]*?ref-(\d+(?:-\d+)?)" href="#[^"]*?fn-(\d+)">\d+<\/a><\/sup>/g,
    (_, mark: string, note: string) => `<a href="#_ftn${note}" name="_ftnref${mark}">[${note}]</a>`,
  )
}

function classicNote(number: number, body: string): string {
  const mark = `<a href="#_ftnref${number}" name="_ftn${number}">[${number}]</a> `
  const inside = body.split('</div></li>')[0]?.trim() ?? ''
  return /^<p[ >]/.test(inside) ? inside.replace(/^<p([^>]*)>/, `<p$1>${mark}`) : `<p>${mark}${inside}</p>`
}
