import { idFrom } from '../slug'
import type { Topic, TopicEntry, Topics } from '../topic'
import { branchOf } from './tree'

/** The parts of topics.json that an edit makes anew. */
export type TopicsEdit = Pick<Topics, 'topics' | 'entries'>

/** Adds a topic as the last child of `parent`; answers the edit and the new topic's id. */
export function addTopic(
  topics: TopicsEdit,
  title: string,
  parent: string | null,
): TopicsEdit & { readonly id: string } {
  const wanted = idFrom(title, 'topic')
  let id = wanted
  for (let number = 2; topics.topics.some((topic) => topic.id === id); number += 1) id = `${wanted}-${number}`
  return { entries: topics.entries, topics: [...topics.topics, { id, title, parent, description: '' }], id }
}

/** Gives a topic other words. Its id stays, so that what is filed under it stays there. */
export function changeTopic(
  topics: TopicsEdit,
  id: string,
  words: Partial<Pick<Topic, 'title' | 'description'>>,
): TopicsEdit {
  return { ...topics, topics: topics.topics.map((topic) => (topic.id === id ? { ...topic, ...words } : topic)) }
}

/**
 * Hangs a topic, with all under it, under `parent` before the brother `before` (null: as the last). A topic cannot hang
 * under itself: then nothing changes.
 */
export function moveTopic(topics: TopicsEdit, id: string, parent: string | null, before: string | null): TopicsEdit {
  const moved = topics.topics.find((topic) => topic.id === id)
  if (moved === undefined || before === id) return topics
  if (parent !== null && branchOf(topics.topics, id).has(parent)) return topics
  const rest = topics.topics.filter((topic) => topic.id !== id)
  const at = before === null ? rest.length : rest.findIndex((topic) => topic.id === before)
  const place = at < 0 ? rest.length : at
  return { ...topics, topics: [...rest.slice(0, place), { ...moved, parent }, ...rest.slice(place)] }
}

/** Where a topic hangs, as `moveTopic` takes it: its parent, and the brother behind it. */
export function placeOf(topics: readonly Topic[], id: string): { parent: string | null; before: string | null } {
  const parent = topics.find((topic) => topic.id === id)?.parent ?? null
  const brothers = topics.filter((topic) => topic.parent === parent)
  return { parent, before: brothers[brothers.findIndex((topic) => topic.id === id) + 1]?.id ?? null }
}

/** Takes a topic away; what hung under it moves up to its parent. What was filed there is then filed one topic less. */
export function removeTopic(topics: TopicsEdit, id: string): TopicsEdit {
  const parent = topics.topics.find((topic) => topic.id === id)?.parent ?? null
  const { [id]: _, ...entries } = topics.entries
  return {
    topics: topics.topics
      .filter((topic) => topic.id !== id)
      .map((topic) => (topic.parent === id ? { ...topic, parent } : topic)),
    entries,
  }
}

/**
 * Merges one topic into another: its children hang under the other, its order by hand goes behind the other's. What is
 * filed under it must be filed under the other by `topicsAfterMerge`. Into its own branch it cannot be merged.
 */
export function mergeTopic(topics: TopicsEdit, from: string, into: string): TopicsEdit {
  if (from === into || branchOf(topics.topics, from).has(into)) return topics
  const moved = topics.topics.map((topic) => (topic.parent === from ? { ...topic, parent: into } : topic))
  const { [from]: order = [], ...entries } = topics.entries
  const kept = entries[into] ?? []
  const added = order.filter(
    (entry) => !kept.some((other) => other.post === entry.post && other.comment === entry.comment),
  )
  const merged = kept.length + added.length > 0 ? { ...entries, [into]: [...kept, ...added] } : entries
  return { topics: moved.filter((topic) => topic.id !== from), entries: merged }
}

/** The topics of a post or comment after one topic became another, in the same order and none twice. */
export function topicsAfterMerge(filed: readonly string[], from: string, into: string): string[] {
  return [...new Set(filed.map((topic) => (topic === from ? into : topic)))]
}

/** Sets the order of a topic's entries by hand; an empty one goes back to the order of dates. */
export function orderEntries(topics: TopicsEdit, topic: string, order: readonly TopicEntry[]): TopicsEdit {
  const { [topic]: _, ...entries } = topics.entries
  return { ...topics, entries: order.length === 0 ? entries : { ...entries, [topic]: [...order] } }
}
