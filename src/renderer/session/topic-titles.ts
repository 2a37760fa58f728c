import { useEffect } from 'react'
import { create } from 'zustand'
import { request } from '../bridge'
import { onLibraryChanged } from './changes'
import { session } from './session'

/** The titles of the library's topics by id, in the author's order; read when something first shows them. */
const useTopics = create<{ readonly dir: string; readonly titles: ReadonlyMap<string, string> }>()(() => ({
  dir: '',
  titles: new Map(),
}))

/** The titles of the library's topics by id; empty until they are there. */
export function useTopicTitles(): ReadonlyMap<string, string> {
  useEffect(() => {
    if (useTopics.getState().dir !== session().dir) void load()
    return onLibraryChanged(({ topics }) => {
      if (topics) void load()
    })
  }, [])
  return useTopics((state) => state.titles)
}

async function load(): Promise<void> {
  const { dir } = session()
  useTopics.setState({ dir, titles: new Map() })
  const reply = await request('topics.get', {})
  if (reply.ok && session().dir === dir)
    useTopics.setState({ titles: new Map(reply.value.topics.map(({ id, title }) => [id, title])) })
}
