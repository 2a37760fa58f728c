import { useCallback, useMemo } from 'react'
import type { AppError } from '../../../core/error'
import type { Source } from '../../../core/source'
import { asEdited, changeSource, flushSource, type SourceChanges, useSourceEdits } from '../../session/source-edits'
import { useSettling } from '../../session/unsettled'

/** The record of a source as it stands on screen, and why its last save failed; it is saved also when it leaves the screen. */
export function useRecord(source: Source): {
  readonly draft: Source
  readonly failure: AppError | null
  readonly change: (changes: SourceChanges) => void
} {
  const { key } = source
  const edits = useSourceEdits((state) => state.edits[key])
  const failure = useSourceEdits((state) => state.failures[key] ?? null)
  useSettling(() => flushSource(key))
  const draft = useMemo(() => asEdited(source, edits), [source, edits])
  const change = useCallback((changes: SourceChanges) => changeSource(key, changes), [key])
  return { draft, failure, change }
}
