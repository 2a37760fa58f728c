import type { HtmlTemplate } from './template'

/**
 * By how many levels the headings of a document stand lower on a page, whose title has the first: a text that uses the first
 * itself moves down as a whole, so that what stands under what stays as it was written.
 */
export function headingShift(templates: readonly HtmlTemplate[]): number {
  const usesFirst = ({ slots }: HtmlTemplate) => slots.some((slot) => slot.kind === 'heading-tag' && slot.level === 1)
  return templates.some(usesFirst) ? 1 : 0
}
