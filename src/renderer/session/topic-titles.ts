import { useEffect } from 'react'
import { create } from 'zustand'
import type { Topics } from '../../core/topic'
import { request } from '../bridge'
import { onLibraryChanged } from './changes'
import { session } from './session'
import { useTopics } from './topics'

/** The titles of the library's topics by id, in the author's order; read when something first shows them. */
export const useTitles = create<{ readonly dir: string; readonly titles: ReadonlyMap<string, string> }>()(() => ({
  dir: '',
  titles: new Map(),
}))

// What is edited here is told by nobody from outside.
useTopics.subscribe(({ topics }) => {
  if (topics !== null) adopt(session().dir, topics)
})

/** The titles of the library's topics by id; empty until they are there. */
export function useTopicTitles(): ReadonlyMap<string, string> {
  useEffect(() => {
    if (useTitles.getState().dir !== session().dir) void load()
    return onLibraryChanged(({ topics }) => {
      if (topics) void load()
    })
  }, [])
  return useTitles((state) => state.titles)
}

async function load(): Promise<void> {
  const { dir } = session()
  if (useTitles.getState().dir !== dir) useTitles.setState({ dir, titles: new Map() })
  const reply = await request('topics.get', {})
  if (reply.ok && session().dir === dir) adopt(dir, reply.value)
}

function adopt(dir: string, { topics }: Pick<Topics, 'topics'>): void {
  useTitles.setState({ dir, titles: new Map(topics.map(({ id, title }) => [id, title])) })
}
