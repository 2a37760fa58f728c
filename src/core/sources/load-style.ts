import { createCslEngine } from './csl-engine'
import { withLegalForms, withTerms } from './legal-forms'
import type { CitationStyleInUse } from './print-citations'
import type { StyleText } from './style-catalogue'
import { readStyleTree, type StyleTree } from './style-tree'

/** Makes the processor of a style, which costs up to a second or two: keep it. Throws an Error that says why a style fails. */
export function loadStyle(text: StyleText, language = 'en-US'): CitationStyleInUse {
  const own = readStyleTree(text.style)
  const style = text.legalForms === null ? corrected(own, text) : withLegalForms(own, readStyleTree(text.legalForms))
  const locales = new Map(Object.entries(text.locales).map(([tag, locale]) => [tag, readStyleTree(locale)]))
  return { engine: createCslEngine(style, locales, language), manner: text.manner }
}

/** MLA (9th ed., 6.20) says "par." where the locale says "para.". */
function corrected(style: StyleTree, { manner }: StyleText): StyleTree {
  if (manner !== 'mla') return style
  const said = (name: string, word: string): StyleTree => ({ name, attrs: {}, children: [word] })
  const children = [said('single', 'par.'), said('multiple', 'pars.')]
  return {
    ...style,
    children: withTerms(style.children, [{ name: 'term', attrs: { name: 'paragraph', form: 'short' }, children }]),
  }
}
