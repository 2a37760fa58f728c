import { useCallback, useRef, useState } from 'react'
import type { AppError } from '../../../core/error'
import type { Source } from '../../../core/source'
import { type SourceChanges, saveSource } from '../../session/source-actions'
import { useSources } from '../../session/sources'
import { useSettling } from '../../session/unsettled'

/** How long after the last change a record is saved (ms). */
const PAUSE = 500

/**
 * A record that is being changed: what is typed shows at once and is saved a moment later, and when it leaves the screen.
 * Answers the record as it stands on screen, and why the last save failed.
 */
export function useRecord(source: Source): {
  readonly draft: Source
  readonly failure: AppError | null
  readonly change: (changes: SourceChanges) => void
} {
  const [changes, setChanges] = useState<SourceChanges>({})
  const [failure, setFailure] = useState<AppError | null>(null)
  const pending = useRef<SourceChanges>({})
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const running = useRef<Promise<void>>(Promise.resolve())
  const { key } = source

  const saveOnce = useCallback(async () => {
    const saving = pending.current
    if (Object.keys(saving).length === 0) return
    const current = useSources.getState().index.find(key)
    if (!current) return
    pending.current = {}
    const error = await saveSource(current, saving)
    setFailure(error)
    // What could not be saved is tried again with the next change.
    if (error) pending.current = { ...saving, ...pending.current }
    else setChanges(pending.current)
  }, [key])

  // One save at a time, each on the revision that the last one made.
  const flush = () => {
    clearTimeout(timer.current)
    running.current = running.current.then(saveOnce)
    return running.current
  }
  useSettling(flush)
  const change = (more: SourceChanges) => {
    pending.current = { ...pending.current, ...more }
    setChanges(pending.current)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void flush(), PAUSE)
  }
  return { draft: { ...source, ...(changes as Partial<Source>) }, failure, change }
}
