import { SaxesParser } from 'saxes'
import { err, ok, type Result } from '../../result'
import { type Namespaces, prefixResolver, wxrName } from './names'
import { faultHandler, withoutControls, XmlError, type XmlFault } from './xml-faults'

/** An element of WXR with its prefix as everybody has it. What is no part of WXR is left out. */
export interface WxrElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  /** All its own words, CDATA or not. */
  text: string
  readonly children: WxrElement[]
}

/** No item of WordPress comes near; what pretends to be takes time or memory that grows faster than the text. */
const DEEPEST = 50
const MOST_ELEMENTS = 500_000

/** Elements that hold others; of any other the words count, and tags in them are none of WXR's. */
const RECORDS = new Set(['item', 'wp:comment', 'wp:postmeta', 'wp:commentmeta'])

/**
 * Reads the source of one item. `before` is the number of lines before it, `namespaces` are those declared around it. Faults of
 * single characters are passed over and told; any other is an error.
 */
export function readElement(
  source: string,
  before: number,
  namespaces: Namespaces,
): Result<{ readonly element: WxrElement; readonly slight: readonly XmlFault[] }, XmlFault> {
  const slight: XmlFault[] = []
  const parser = new SaxesParser({ xmlns: true, resolvePrefix: prefixResolver(namespaces) })
  const tree = new ItemTree((why) => {
    throw new XmlError({ line: before + parser.line, why })
  })
  parser.on('error', faultHandler(before, slight))
  parser.on('opentag', ({ uri, local, attributes }) => tree.open(wxrName(uri, local), attributes))
  parser.on('closetag', () => tree.close())
  parser.on('text', (text) => tree.say(text))
  parser.on('cdata', (text) => tree.say(text))
  try {
    parser.write(source).close()
  } catch (error) {
    if (error instanceof XmlError) return err(error.fault)
    throw error
  }
  return ok({ element: tree.item, slight })
}

class ItemTree {
  readonly item: WxrElement = { name: 'item', attributes: {}, text: '', children: [] }
  private readonly stack: (WxrElement | null)[] = []
  private count = 0

  constructor(private readonly refuse: (why: string) => never) {}

  open(name: string | null, attributes: Readonly<Record<string, { readonly value: string }>>): void {
    this.count += 1
    if (this.stack.length >= DEEPEST) this.refuse('its elements are nested too deep')
    if (this.count > MOST_ELEMENTS) this.refuse('it has too many elements')
    this.stack.push(this.stack.length === 0 ? this.item : this.childOf(this.stack.at(-1) ?? null, name, attributes))
  }

  close(): void {
    this.stack.pop()
  }

  say(text: string): void {
    const element = this.stack.at(-1)
    if (element) element.text += withoutControls(text)
  }

  private childOf(
    parent: WxrElement | null,
    name: string | null,
    attributes: Readonly<Record<string, { readonly value: string }>>,
  ): WxrElement | null {
    if (parent !== null && !RECORDS.has(parent.name)) return parent
    if (parent === null || name === null) return null
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value])
    const child: WxrElement = { name, attributes: Object.fromEntries(values), text: '', children: [] }
    parent.children.push(child)
    return child
  }
}
