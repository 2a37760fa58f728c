import { useEffect, useMemo, useState } from 'react'
import { diffTexts, type TextDiff } from '../../core/history/text-diff'
import { comparer } from './comparer'

/** Texts with more letters together are compared in the worker; shorter ones are shown without a wait. */
const LONG = 200_000

interface Compared {
  readonly before: string
  readonly after: string
  readonly diff: TextDiff | null
}

/** What differs between two texts; null while long ones are being compared. */
export function useTextDiff(before: string, after: string): TextDiff | null {
  const isLong = before.length + after.length > LONG
  const [found, setFound] = useState<Compared | null>(null)
  useEffect(() => {
    if (!isLong) return
    let wanted = true
    void comparer.ask({ of: 'texts', before, after }).then((diff) => {
      if (wanted) setFound({ before, after, diff: diff as TextDiff | null })
    })
    return () => {
      wanted = false
    }
  }, [before, after, isLong])
  const short = useMemo(() => (isLong ? null : diffTexts(before, after)), [before, after, isLong])
  return short ?? (found?.before === before && found.after === after ? found.diff : null)
}
