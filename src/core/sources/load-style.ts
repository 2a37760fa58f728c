import { createCslEngine } from './csl-engine'
import { withLegalForms } from './legal-forms'
import type { CitationStyleInUse } from './print-citations'
import type { StyleText } from './style-catalogue'
import { readStyleTree } from './style-tree'

/** Makes the processor of a style, which costs up to a second or two: keep it. Throws an Error that says why a style fails. */
export function loadStyle(text: StyleText, language = 'en-US'): CitationStyleInUse {
  const own = readStyleTree(text.style)
  const style = text.legalForms === null ? own : withLegalForms(own, readStyleTree(text.legalForms))
  const locales = new Map(Object.entries(text.locales).map(([tag, locale]) => [tag, readStyleTree(locale)]))
  return { engine: createCslEngine(style, locales, language), legal: text.legal }
}
