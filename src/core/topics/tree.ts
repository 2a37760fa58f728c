import type { Topic, Topics } from '../topic'

/** A topic with what hangs under it, in the author's order. */
export interface TopicNode {
  readonly topic: Topic
  /** 0 for a topic at the top. */
  readonly depth: number
  readonly children: readonly TopicNode[]
}

/**
 * The topics as a tree. Brothers keep their order in the list. A topic whose parent is missing, or that hangs under itself
 * by a loop, stands at the top: nothing is ever out of sight.
 */
export function topicTree(topics: readonly Topic[]): TopicNode[] {
  const parents = soundParents(topics)
  const children = new Map<string | null, Topic[]>()
  for (const topic of topics) {
    const parent = parents.get(topic.id) ?? null
    children.set(parent, [...(children.get(parent) ?? []), topic])
  }
  const grow = (parent: string | null, depth: number): TopicNode[] =>
    (children.get(parent) ?? []).map((topic) => ({ topic, depth, children: grow(topic.id, depth + 1) }))
  return grow(null, 0)
}

/** Every topic in the order in which a reader meets it. */
export function topicsInOrder(tree: readonly TopicNode[]): TopicNode[] {
  return tree.flatMap((node) => [node, ...topicsInOrder(node.children)])
}

/** The titles from the top down to a topic; empty for an unknown one. */
export function topicPath(topics: readonly Topic[], id: string): string[] {
  const byId = new Map(topics.map((topic) => [topic.id, topic]))
  const parents = soundParents(topics)
  const path: string[] = []
  for (let at: string | null = id; at !== null; at = parents.get(at) ?? null) {
    const topic = byId.get(at)
    if (topic) path.unshift(topic.title)
  }
  return path
}

/** The ids of a topic and of everything under it. */
export function branchOf(topics: readonly Topic[], id: string): Set<string> {
  const find = (nodes: readonly TopicNode[]): TopicNode | null => {
    for (const node of nodes) {
      const found = node.topic.id === id ? node : find(node.children)
      if (found) return found
    }
    return null
  }
  const node = find(topicTree(topics))
  return new Set(node ? topicsInOrder([node]).map(({ topic }) => topic.id) : [])
}

/** The first topic that is called so: by id, by title, or by the titles from the top joined by " / ". */
export function findTopic(topics: Pick<Topics, 'topics'>, name: string): Topic | null {
  const wanted = name.trim().toLowerCase()
  const byId = topics.topics.find(({ id }) => id === name.trim())
  if (byId) return byId
  const byPath = topics.topics.find(({ id }) => topicPath(topics.topics, id).join(' / ').toLowerCase() === wanted)
  return byPath ?? topics.topics.find(({ title }) => title.trim().toLowerCase() === wanted) ?? null
}

function soundParents(topics: readonly Topic[]): Map<string, string | null> {
  const given = new Map(topics.map(({ id, parent }) => [id, parent]))
  const sound = new Map<string, string | null>()
  for (const { id, parent } of topics) {
    let at = parent
    const seen = new Set([id])
    while (at !== null && given.has(at) && !seen.has(at)) {
      seen.add(at)
      at = given.get(at) ?? null
    }
    const loops = at !== null && seen.has(at)
    sound.set(id, parent !== null && given.has(parent) && !loops ? parent : null)
  }
  return sound
}
