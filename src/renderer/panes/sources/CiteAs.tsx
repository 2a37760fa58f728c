import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { describeError } from '../../../core/error'
import { SourceKey } from '../../../core/identifier'
import type { Source } from '../../../core/source'
import { foldKey } from '../../../core/sources/source-index'
import { renameSource } from '../../session/source-actions'
import { useSources } from '../../session/sources'
import { changeView } from '../../session/sources-view'

/** The key of a source. Changing it changes every citation, so it waits for Enter or for leaving the box. */
export function CiteAs({ source }: { readonly source: Source }) {
  const [typed, setTyped] = useState(`@${source.key}`)
  const [failure, setFailure] = useState<string | null>(null)
  const wanted = typed.trim().replace(/^@/, '')
  const taken = useSources((state) => state.index.find(wanted))
  const problem = problemOf(wanted, source.key, taken)
  const rename = async () => {
    if (wanted === source.key || problem) return
    const error = await renameSource(source.key, wanted)
    if (error) setFailure(describeError(error))
    else changeView({ selected: wanted })
  }
  return (
    <TextInput
      label="Cite as"
      value={typed}
      spellCheck={false}
      error={problem ?? failure}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        setFailure(null)
      }}
      onBlur={() => (problem ? setTyped(`@${source.key}`) : void rename())}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void rename()
        else if (event.key === 'Escape') setTyped(`@${source.key}`)
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
