import { useEffect, useMemo, useState } from 'react'
import { diffTexts, type TextDiff } from '../../core/history/text-diff'
import { PatientWorker } from '../workers/patient-worker'

/** Two texts to compare. */
export interface DiffJob {
  readonly before: string
  readonly after: string
}

/** Every comparison ends; after so long (ms) something else has stopped the worker. */
const PATIENCE = 600_000

/** Texts with more letters together are compared in the worker; shorter ones are shown without a wait. */
const LONG = 200_000

const worker = new PatientWorker<DiffJob>(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
  PATIENCE,
)

/** What differs between two texts; null while long ones are being compared. */
export function useTextDiff(before: string, after: string): TextDiff | null {
  const isLong = before.length + after.length > LONG
  const [found, setFound] = useState<(DiffJob & { readonly diff: TextDiff | null }) | null>(null)
  useEffect(() => {
    if (!isLong) return
    let wanted = true
    void worker.ask({ before, after }).then((diff) => {
      if (wanted) setFound({ before, after, diff: diff as TextDiff | null })
    })
    return () => {
      wanted = false
    }
  }, [before, after, isLong])
  const short = useMemo(() => (isLong ? null : diffTexts(before, after)), [before, after, isLong])
  return short ?? (found?.before === before && found.after === after ? found.diff : null)
}
