import { withCommas } from '../counted'
import { child, describeStyle, elements, readStyleTree, type StyleTree } from './style-tree'

/** No style of the CSL project has a third as many parts once its macros are put in; one that grows further never ends. */
const MOST_PARTS = 200_000
const DEEPEST = 100

/**
 * Reads a .csl file that somebody brought. Throws an Error that says why it cannot be used: it comes from anywhere, and the
 * processor puts macros into macros without counting.
 */
export function readOwnStyle(text: string): { readonly tree: StyleTree; readonly title: string } {
  const trimmed = text.replace(/^\ufeff/, '').trimStart()
  if (!trimmed.startsWith('<')) throw new Error('it is not XML')
  const tree = parsed(trimmed)
  const { title } = describeStyle(tree)
  const layout = child(child(tree, 'citation') as StyleTree, 'layout')
  if (!layout || elements(layout).length === 0)
    throw new Error('its <citation> part has no <layout> that prints anything')
  new Measure(tree).check()
  return { tree, title }
}

function parsed(text: string): StyleTree {
  try {
    return readStyleTree(text)
  } catch (fault) {
    if (fault instanceof Error && /^(it is|a comment) /.test(fault.message)) throw fault
    throw new Error('its XML is broken, or nests deeper than any style does')
  }
}

/** Counts what a style becomes when its macros are put in. */
class Measure {
  private readonly macros: ReadonlyMap<string, StyleTree>
  private readonly sizes = new Map<string, number>()
  private readonly open = new Set<string>()

  constructor(private readonly tree: StyleTree) {
    const macros = elements(tree).filter(({ name }) => name === 'macro')
    this.macros = new Map(macros.map((macro) => [macro.attrs.name ?? '', macro]))
  }

  check(): void {
    for (const part of elements(this.tree)) this.sizeOf(part, 0)
  }

  private sizeOf(node: StyleTree, depth: number): number {
    if (depth > DEEPEST) throw new Error('it nests deeper than any style does')
    let size = 1 + (node.attrs.macro === undefined ? 0 : this.macro(node.attrs.macro))
    for (const one of elements(node)) size += this.sizeOf(one, depth + 1)
    if (size > MOST_PARTS) throw new Error(`its macros grow to more than ${withCommas(MOST_PARTS)} parts`)
    return size
  }

  private macro(name: string): number {
    const known = this.sizes.get(name)
    if (known !== undefined) return known
    const macro = this.macros.get(name)
    if (!macro) throw new Error(`it uses a macro “${name}” that it does not have`)
    if (this.open.has(name)) throw new Error(`its macro “${name}” calls itself`)
    this.open.add(name)
    const size = this.sizeOf(macro, 0)
    this.open.delete(name)
    this.sizes.set(name, size)
    return size
  }
}
