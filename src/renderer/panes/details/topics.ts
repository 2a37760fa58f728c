import { useEffect, useState } from 'react'
import type { Topic } from '../../../core/topic'
import { request } from '../../bridge'
import { onLibraryChanged } from '../../session/changes'

/** The topics of the library as choices, each with the way to it: "History: Courts". */
export function useTopics(): readonly { readonly value: string; readonly label: string }[] {
  const [topics, setTopics] = useState<readonly Topic[]>([])
  useEffect(() => {
    const load = async () => {
      const reply = await request('topics.get', {})
      if (reply.ok) setTopics(reply.value.topics)
    }
    void load()
    return onLibraryChanged((changed) => {
      if (changed.topics) void load()
    })
  }, [])
  return topics.map((topic) => ({ value: topic.id, label: pathOf(topic, topics) }))
}

function pathOf(topic: Topic, topics: readonly Topic[]): string {
  const names = [topic.title]
  const seen = new Set([topic.id])
  for (let at = parentOf(topic, topics); at && !seen.has(at.id); at = parentOf(at, topics)) {
    seen.add(at.id)
    names.unshift(at.title)
  }
  return names.join(': ')
}

function parentOf(topic: Topic, topics: readonly Topic[]): Topic | undefined {
  return topics.find((other) => other.id === topic.parent)
}
