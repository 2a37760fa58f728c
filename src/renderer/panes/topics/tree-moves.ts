import type { Topic } from '../../../core/topic'
import { placeOf } from '../../../core/topics/edit'

/** Where Alt and an arrow take a topic: under which parent, before which brother; null where there is no way. */
export function treeMove(
  topics: readonly Topic[],
  id: string,
  key: string,
): { readonly parent: string | null; readonly before: string | null } | null {
  const topic = topics.find((each) => each.id === id)
  if (!topic) return null
  const brothers = topics.filter((each) => each.parent === topic.parent)
  const at = brothers.indexOf(topic)
  const above = brothers[at - 1]
  switch (key) {
    case 'ArrowUp':
      return above ? { parent: topic.parent, before: above.id } : null
    case 'ArrowDown':
      return brothers[at + 1] ? { parent: topic.parent, before: brothers[at + 2]?.id ?? null } : null
    case 'ArrowRight':
      return above ? { parent: above.id, before: null } : null
    case 'ArrowLeft':
      // Right behind its parent.
      return topics.some(({ id }) => id === topic.parent) ? placeOf(topics, topic.parent ?? '') : null
    default:
      return null
  }
}
