import { useMemo } from 'react'
import { useSession } from '../../session/session'

/** How many comments the post on screen has, for the tab: those that print and those that wait. */
export function useThreadCounts(): { readonly total: number; readonly pending: number } {
  const posts = useSession((state) => state.posts)
  const current = useSession((state) => state.current)
  return useMemo(() => {
    const { approved, pending } = posts.find((post) => post.id === current)?.comments ?? { approved: 0, pending: 0 }
    return { total: approved + pending, pending }
  }, [posts, current])
}
