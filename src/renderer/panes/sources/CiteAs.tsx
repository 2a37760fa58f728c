import { TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { describeError } from '../../../core/error-words'
import { SourceKey } from '../../../core/identifier'
import type { Source } from '../../../core/source'
import { foldKey } from '../../../core/sources/source-index'
import { session } from '../../session/session'
import { renameSource } from '../../session/source-actions'
import { useSources } from '../../session/sources'
import { changeView, useSourcesView } from '../../session/sources-view'
import { useSettling } from '../../session/unsettled'
import { showToast } from '../../ui/toast'

/** The key of a source. Changing it changes every citation, so it waits for Enter or for leaving the box. */
export function CiteAs({ source }: { readonly source: Source }) {
  const [typed, setTyped] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [renaming, setRenaming] = useState(false)
  const value = typed ?? `@${source.key}`
  const wanted = value.trim().replace(/^@/, '')
  const taken = useSources((state) => state.index.find(wanted))
  const problem = problemOf(wanted, source.key, taken)
  // Leaving the box while its key is on the way everywhere does not send it again.
  const underWay = useRef(false)
  const settle = useSettling(async () => {
    if (wanted === source.key || problem !== null || underWay.current) return
    underWay.current = true
    setRenaming(true)
    const error = await renameSource(source.key, wanted)
    underWay.current = false
    setRenaming(false)
    // Another source may have been chosen meanwhile.
    const isHere = session().screen === 'sources' && useSourcesView.getState().selected === source.key
    if (error && isHere) setFailure(describeError(error))
    else if (error) showToast(`@${source.key} keeps its key: ${describeError(error)}`)
    else if (isHere) changeView({ selected: wanted })
  })
  return (
    <TextInput
      label="Cite as"
      value={value}
      readOnly={renaming}
      spellCheck={false}
      error={renaming ? null : (problem ?? failure)}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        setFailure(null)
      }}
      onBlur={() => (problem === null ? settle() : setTyped(null))}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') settle()
        else if (event.key === 'Escape') setTyped(null)
      }}
    />
  )
}

function problemOf(wanted: string, key: string, taken: Source | undefined): string | null {
  if (wanted === key) return null
  if (!SourceKey.safeParse(wanted).success) return 'Letters, digits and _ . : + -'
  if (foldKey(wanted) === foldKey(key)) return 'Keys do not tell capitals apart'
  return taken ? 'Another source is cited so' : null
}
