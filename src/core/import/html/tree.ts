import type { Element, ElementContent, Nodes, Parents, Root } from 'hast'

/** A tree with the way up from each node. Nodes are changed in place. */
export class ParentMap {
  private readonly parents = new Map<Nodes, Parents>()

  constructor(readonly root: Root) {
    this.add(root)
  }

  private add(parent: Parents): void {
    for (const child of parent.children) {
      this.parents.set(child, parent)
      if (child.type === 'element') this.add(child)
    }
  }

  parentOf(node: Nodes): Parents | undefined {
    return this.parents.get(node)
  }

  /** Whether the node still hangs in the tree. */
  holds(node: Nodes): boolean {
    let at: Nodes | undefined = node
    while (at && at !== this.root) at = this.parents.get(at)
    return at === this.root
  }

  /** The nearest element upwards, the node itself included, that fits. */
  closest(node: Nodes, fits: (element: Element) => boolean): Element | undefined {
    let at: Nodes | undefined = node
    while (at && !(at.type === 'element' && fits(at))) at = this.parents.get(at)
    return at?.type === 'element' ? at : undefined
  }

  remove(node: Nodes): void {
    const parent = this.parents.get(node)
    const index = parent ? parent.children.indexOf(node as ElementContent) : -1
    if (parent && index >= 0) parent.children.splice(index, 1)
    this.parents.delete(node)
  }

  replace(node: Nodes, by: readonly ElementContent[]): void {
    const parent = this.parents.get(node)
    const index = parent ? parent.children.indexOf(node as ElementContent) : -1
    if (!parent || index < 0) return
    parent.children.splice(index, 1, ...by)
    this.parents.delete(node)
    for (const child of by) this.parents.set(child, parent)
  }
}

/** Every element of a tree in the order of the text. */
export function elementsOf(node: Parents): Element[] {
  const found: Element[] = []
  const visit = (parent: Parents): void => {
    for (const child of parent.children) {
      if (child.type !== 'element') continue
      found.push(child)
      visit(child)
    }
  }
  visit(node)
  return found
}

export function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map((child) => textOf(child as Nodes)).join('') : ''
}

/** Whether there is no word in it. Stops at the first: of a long list this is asked after each item that is taken out. */
export function isBlank(node: Nodes): boolean {
  if (node.type === 'text') return node.value.trim() === ''
  return !('children' in node) || node.children.every((child) => isBlank(child as Nodes))
}

export function attribute(element: Element, name: string): string {
  const value = element.properties[name]
  return value === undefined || value === null ? '' : Array.isArray(value) ? value.join(' ') : String(value)
}

export function hasClass(element: Element, name: string | RegExp): boolean {
  const classes = attribute(element, 'className').split(/\s+/)
  return classes.some((one) => (typeof name === 'string' ? one === name : name.test(one)))
}
