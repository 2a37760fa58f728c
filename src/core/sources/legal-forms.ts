import { child, elements, type StyleTree } from './style-tree'

/** The types whose forms our legal style knows and the Chicago styles of the packages get wrong. */
const LEGAL_TYPES = 'bill hearing legal_case legislation regulation treaty'
const TERM = 'legal-id'

/**
 * Gives a note style the legal forms of our own style. The Chicago Manual (17th ed., 14.269 to 14.305) cites cases, statutes,
 * hearings and treaties as The Bluebook does; the packaged styles drop the pages of a case. Takes both trees, returns a new one.
 */
export function withLegalForms(style: StyleTree, legal: StyleTree): StyleTree {
  const macros = elements(legal)
    .filter((node) => node.name === 'macro' && node.attrs.name?.startsWith('legal-'))
    .map(ownTerm)
  const terms = legalTerms(legal)
  const children = style.children.map((node) => {
    if (typeof node === 'string' || node.name !== 'citation') return node
    return { ...node, attrs: { 'near-note-distance': '5', ...node.attrs }, children: node.children.map(branch) }
  })
  return { ...style, children: [...withTerms(children, terms), ...macros] }
}

/** Puts the layout of a style behind a choice: legal types take our macro, all others the style's own. */
function branch(node: StyleTree | string): StyleTree | string {
  if (typeof node === 'string' || node.name !== 'layout') return node
  const legal: StyleTree = {
    name: 'if',
    attrs: { type: LEGAL_TYPES, match: 'any' },
    children: [{ name: 'text', attrs: { macro: 'legal-note' }, children: [] }],
  }
  const others: StyleTree = { name: 'else', attrs: {}, children: node.children }
  return { ...node, children: [{ name: 'choose', attrs: {}, children: [legal, others] }] }
}

/** "Id." is the legal style's word; the other style keeps its own "ibid." under the usual name. */
function ownTerm(node: StyleTree): StyleTree {
  const attrs = node.name === 'text' && node.attrs.term === 'ibid' ? { ...node.attrs, term: TERM } : node.attrs
  return { ...node, attrs, children: node.children.map((one) => (typeof one === 'string' ? one : ownTerm(one))) }
}

function legalTerms(legal: StyleTree): StyleTree[] {
  const locale = child(legal, 'locale')
  const terms = elements((locale && child(locale, 'terms')) ?? legal)
  const months = terms.filter((term) => term.attrs.name?.startsWith('month-'))
  return [{ name: 'term', attrs: { name: TERM }, children: ['id.'] }, ...months]
}

/** citeproc reads one locale of a language only, so ours go into the style's own where it has one. */
export function withTerms(children: StyleTree['children'], terms: StyleTree[]): StyleTree['children'] {
  const isEnglish = (node: StyleTree | string): node is StyleTree =>
    typeof node !== 'string' && node.name === 'locale' && node.attrs['xml:lang'] === 'en'
  const own = children.find(isEnglish)
  const known = own && child(own, 'terms')
  const locale: StyleTree = {
    name: 'locale',
    attrs: { 'xml:lang': 'en' },
    children: [
      ...(own?.children.filter((node) => node !== known) ?? []),
      { name: 'terms', attrs: {}, children: [...(known?.children ?? []), ...terms] },
    ],
  }
  return own ? children.map((node) => (node === own ? locale : node)) : [locale, ...children]
}
