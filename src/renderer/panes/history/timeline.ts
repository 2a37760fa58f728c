import { useCallback, useEffect, useState } from 'react'
import type { AppError } from '../../../core/error'
import type { Reply } from '../../../ipc/contract'
import type { TimelineEntry } from '../../../ipc/shapes'
import { request } from '../../bridge'

interface Timeline {
  /** Newest first; null until they have come. */
  readonly entries: readonly TimelineEntry[] | null
  readonly failure: AppError | null
  reload(): void
}

/** The earlier versions of a post, asked for again with each revision that is saved. */
export function useTimeline(post: string, revision: number): Timeline {
  const [state, setState] = useState<Omit<Timeline, 'reload'>>({ entries: null, failure: null })
  const [asked, setAsked] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision or a change of ours asks again.
  useEffect(() => {
    let wanted = true
    void request('history.list', { post }).then((reply) => {
      if (!wanted) return
      setState(reply.ok ? { entries: reply.value, failure: null } : { entries: [], failure: reply.error })
    })
    return () => {
      wanted = false
    }
  }, [post, revision, asked])
  const reload = useCallback(() => setAsked((count) => count + 1), [])
  return { ...state, reload }
}

/** One version whole, or why it cannot be read; null until it has come. */
export function useVersion(post: string, sequence: number | null): Reply<'history.open'> | null {
  const [version, setVersion] = useState<Reply<'history.open'> | null>(null)
  useEffect(() => {
    if (sequence === null) return
    let wanted = true
    void request('history.open', { post, sequence }).then((reply) => {
      if (wanted) setVersion(reply)
    })
    return () => {
      wanted = false
    }
  }, [post, sequence])
  return version
}
