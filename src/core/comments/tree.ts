import type { Comment } from '../comment'
import { compareComments } from './order'

/** A comment with what was answered to it, each level in the order it was written. */
export interface ThreadNode {
  readonly comment: Comment
  readonly replies: readonly ThreadNode[]
  /** The comment it answers is not in the thread, or the chain of parents ran in a circle: it stands at the top. */
  readonly strayed: boolean
}

/** A comment in reading order with how deep it stands: 0 at the top. */
export interface ThreadRow {
  readonly comment: Comment
  readonly depth: number
  readonly strayed: boolean
}

interface Growing {
  readonly comment: Comment
  readonly replies: Growing[]
  strayed: boolean
}

/**
 * Builds the tree of a thread from the parents. Every comment given comes back exactly once: one whose parent is missing
 * stands at the top, a circle is opened at its earliest comment, and of two with one id the first takes the replies.
 */
export function threadTree(comments: readonly Comment[]): ThreadNode[] {
  const ordered = [...comments].sort(compareComments)
  const nodes = ordered.map((comment): Growing => ({ comment, replies: [], strayed: false }))
  const byId = new Map<string, Growing>()
  for (const node of nodes) if (!byId.has(node.comment.id)) byId.set(node.comment.id, node)
  const circular = openedCircles(nodes, byId)
  const roots: Growing[] = []
  for (const node of nodes) {
    const { parent } = node.comment
    const above = parent === null || circular.has(node) ? undefined : byId.get(parent)
    if (above === undefined || above === node) {
      node.strayed = parent !== null
      roots.push(node)
    } else above.replies.push(node)
  }
  return roots
}

/** The comments at which circles of parents are opened; `nodes` come earliest first. */
function openedCircles(nodes: readonly Growing[], byId: ReadonlyMap<string, Growing>): ReadonlySet<Growing> {
  const opened = new Set<Growing>()
  const settled = new Set<Growing>()
  for (const start of nodes) {
    const path = new Set<Growing>()
    let node: Growing | undefined = start
    while (node !== undefined && !settled.has(node) && !path.has(node)) {
      path.add(node)
      const parent: string | null = node.comment.parent
      node = parent === null ? undefined : byId.get(parent)
    }
    if (node !== undefined && path.has(node)) opened.add(earliestOf(circleFrom(node, byId), nodes))
    for (const passed of path) settled.add(passed)
  }
  return opened
}

function circleFrom(start: Growing, byId: ReadonlyMap<string, Growing>): ReadonlySet<Growing> {
  const circle = new Set<Growing>()
  let node: Growing | undefined = start
  while (node !== undefined && !circle.has(node)) {
    circle.add(node)
    node = node.comment.parent === null ? undefined : byId.get(node.comment.parent)
  }
  return circle
}

function earliestOf(circle: ReadonlySet<Growing>, nodes: readonly Growing[]): Growing {
  const first = nodes.find((node) => circle.has(node))
  if (first === undefined) throw new Error('a circle of comments that are not in their thread')
  return first
}

/** The comments of a tree in reading order, each reply after what it answers. Safe at any depth. */
export function readingOrder(tree: readonly ThreadNode[]): ThreadRow[] {
  const rows: ThreadRow[] = []
  const waiting = [...tree].reverse().map((node) => ({ node, depth: 0 }))
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, depth } = next
    rows.push({ comment: node.comment, depth, strayed: node.strayed })
    for (const reply of [...node.replies].reverse()) waiting.push({ node: reply, depth: depth + 1 })
  }
  return rows
}
