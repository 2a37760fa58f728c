import { useEffect, useState } from 'react'
import type { ChangeSummary } from '../../core/history/change-summary'
import type { Post } from '../../core/post'
import { comparer } from './comparer'

/** What differs between two versions of a post; null while they are being compared. */
export function useChangeSummary(before: Post, after: Post): ChangeSummary | null {
  const [summary, setSummary] = useState<ChangeSummary | null>(null)
  useEffect(() => {
    let wanted = true
    setSummary(null)
    void comparer.ask({ of: 'posts', before, after }).then((found) => {
      if (wanted) setSummary(found as ChangeSummary | null)
    })
    return () => {
      wanted = false
    }
  }, [before, after])
  return summary
}
