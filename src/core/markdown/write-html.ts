import { slug } from 'github-slugger'
import type { Element, Properties, Root, RootContent } from 'hast'
import { FORBIDDEN_SIGNS, inPlaceOf } from '../forbidden-signs'
import { SLOT } from './allowed-html'
import { type HtmlTemplate, type Slot, TemplateWriter } from './template'

const HEADING = /^h[1-6]$/
const VOID = new Set(['br', 'col', 'hr', 'img', 'input', 'wbr'])

/** Attribute names that differ from the property's, for everything on the allow-list. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  className: 'class',
  colSpan: 'colspan',
  rowSpan: 'rowspan',
  dateTime: 'datetime',
}

export interface WriteOptions {
  /**
   * As a page prints it: headings stand below its title and have ids, local links are bound to this document, alignment is a
   * style, the boxes of tasks have names.
   */
  readonly article: boolean
}

/**
 * Writes a sanitised tree as HTML that is also well-formed XML, in the spelling of the CommonMark specification's examples.
 * Slot elements become the slots of the template.
 */
export function writeHtml(tree: Root, slots: readonly Slot[], options: WriteOptions): HtmlTemplate {
  const writer = new TemplateWriter()
  for (const node of tree.children) writeNode(node, writer, slots, options)
  return writer.finish()
}

function writeNode(node: RootContent, writer: TemplateWriter, slots: readonly Slot[], options: WriteOptions): void {
  if (node.type === 'text') writer.text(escapeHtml(node.value))
  if (node.type !== 'element') return
  if (node.tagName === SLOT) {
    const slot = slots[Number(node.properties.dataIndex)]
    if (slot) writer.slot(slot)
    return
  }
  writer.text('<')
  writeTag(node, writer, options, false)
  writeAttributes(node, writer, options)
  if (VOID.has(node.tagName)) {
    writer.text(' />')
    return
  }
  writer.text('>')
  for (const child of node.children) writeNode(child, writer, slots, options)
  writer.text('</')
  writeTag(node, writer, options, true)
  writer.text('>')
}

function writeTag({ tagName }: Element, writer: TemplateWriter, { article }: WriteOptions, ends: boolean): void {
  if (article && HEADING.test(tagName)) writer.slot({ kind: 'heading-tag', level: Number(tagName[1]), ends })
  else writer.text(tagName)
}

function writeAttributes(node: Element, writer: TemplateWriter, options: WriteOptions): void {
  const { id, href, align, ...rest } = node.properties
  if (options.article && HEADING.test(node.tagName) && id === undefined)
    writer.slot({ kind: 'heading-id', slug: slug(textOf(node)) || 'section' })
  if (typeof id === 'string') writer.slot({ kind: 'author-id', name: id })
  if (options.article && typeof href === 'string' && href.startsWith('#'))
    writer.slot({ kind: 'local-link', name: decode(href.slice(1)) })
  else writeAttribute('href', href, writer)
  if (options.article && typeof align === 'string') writeAttribute('style', `text-align: ${align}`, writer)
  else writeAttribute('align', align, writer)
  // The box of a task says what it is to those who cannot see it.
  if (options.article && rest.type === 'checkbox') writeAttribute('aria-label', rest.checked ? 'Done' : 'To do', writer)
  for (const [name, value] of Object.entries(rest)) writeAttribute(ATTRIBUTES[name] ?? name, value, writer)
}

function writeAttribute(name: string, value: Properties[string], writer: TemplateWriter): void {
  if (value === undefined || value === null || value === false) return
  const text = value === true ? '' : Array.isArray(value) ? value.join(' ') : String(value)
  writer.text(` ${name}="${escapeHtml(text)}"`)
}

/** The words of a node, without note marks. */
function textOf(node: RootContent): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map((child) => textOf(child)).join('') : ''
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    // A "%" that begins no escape: the name is as it is written.
    return fragment
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const TO_ESCAPE = new RegExp(`[&<>"${FORBIDDEN_SIGNS}]`, 'g')

/** Escapes text for an element or a double-quoted attribute; signs that HTML may not hold are left out. */
export function escapeHtml(text: string): string {
  return text.replace(TO_ESCAPE, (character) => ESCAPES[character] ?? inPlaceOf(character))
}
