import type { Nodes } from 'mdast'
import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import type { Asked, Names } from './parse-run'

const LIKELY_DEFINITION = /\[((?:\\.|[^\]\\[])+)\]:/g

/** Every name the text may define, judged by its look; more than it does define. */
export function guessNames(text: string): Names {
  const links = new Set<string>()
  const notes = new Set<string>()
  if (!text.includes(']:')) return { links, notes }
  for (const [, label = ''] of text.matchAll(LIKELY_DEFINITION)) {
    if (label.startsWith('^')) notes.add(normalizeIdentifier(label.slice(1)))
    else if (label.length <= 999) links.add(normalizeIdentifier(label))
  }
  return { links, notes }
}

/** The names that blocks really define. */
export function collectNames(parts: readonly { readonly nodes: readonly Nodes[] }[]): Names {
  const links = new Set<string>()
  const notes = new Set<string>()
  for (const part of parts) {
    const own = namesOf(part.nodes)
    for (const name of own.links) links.add(name)
    for (const name of own.notes) notes.add(name)
  }
  return { links, notes }
}

/** Whether something that was asked while reading would be answered otherwise now. */
export function isStale(asked: Asked, names: Names): boolean {
  for (const [name, known] of asked.links) if (names.links.has(name) !== known) return true
  for (const [name, known] of asked.notes) if (names.notes.has(name) !== known) return true
  return false
}

const NAMES = new WeakMap<readonly Nodes[], Names>()

/** Names defined by the nodes of a part, which never change. */
function namesOf(nodes: readonly Nodes[]): Names {
  const known = NAMES.get(nodes)
  if (known) return known
  const names = { links: new Set<string>(), notes: new Set<string>() }
  const visit = (node: Nodes): void => {
    if (node.type === 'definition') names.links.add(normalizeIdentifier(node.identifier))
    if (node.type === 'footnoteDefinition') names.notes.add(normalizeIdentifier(node.identifier))
    if ('children' in node) for (const child of node.children) visit(child)
  }
  for (const node of nodes) visit(node)
  NAMES.set(nodes, names)
  return names
}
