import { useDeferredValue, useEffect } from 'react'
import { describeError } from '../../../core/error-words'
import { keysOf } from '../../commands/keymap'
import { savePosts } from '../../session/saving'
import { countSources, useSources } from '../../session/sources'
import { useSourcesView } from '../../session/sources-view'
import { Banner } from '../../ui/Banner'
import { EmptyState } from '../../ui/EmptyState'
import pane from '../../ui/Pane.module.css'
import { DuplicatesDialog } from './DuplicatesDialog'
import { ImportDialog } from './ImportDialog'
import { LinksDialog } from './LinksDialog'
import { OpenQuestions } from './OpenQuestions'
import { SourceForm } from './SourceForm'
import styles from './Sources.module.css'
import { SourcesBar } from './SourcesBar'
import { SourcesFilter } from './SourcesFilter'
import { SourcesTable } from './SourcesTable'
import { useListedSources } from './view'

/** The library's sources, and beside them the one that is chosen: its record and where it is cited. */
export function SourcesScreen() {
  const failure = useSources((state) => state.failure)
  const index = useSources((state) => state.index)
  const tab = useSourcesView((state) => state.tab)
  const selected = useSourcesView((state) => state.selected)
  const { listed, totals } = useListedSources()
  // What was typed last cites sources, too.
  useEffect(() => void savePosts().then(countSources), [])
  // The row is marked at once; the record follows, also when an arrow key is held down.
  const later = useDeferredValue(selected)
  const chosen = later === null ? undefined : index.find(later)
  return (
    <main className={styles.screen} aria-label="Sources">
      <section className={pane.col} aria-label="All sources">
        <SourcesBar totals={totals} />
        {failure && <Banner>{describeError(failure)}</Banner>}
        <SourcesFilter />
        {tab === 'attention' && <OpenQuestions />}
        <SourcesTable sources={listed} />
      </section>
      <section className={pane.col} aria-label="Source">
        {chosen ? (
          <SourceForm key={chosen.key} source={chosen} />
        ) : (
          <EmptyState
            middle
            title={index.sources.length === 0 ? 'No sources yet.' : 'No source chosen.'}
            hint={
              index.sources.length === 0
                ? `Add one, import a bibliography, or cite one while writing with ${keysOf('sources.cite')}.`
                : 'Choose one to see its record and where it is cited.'
            }
          />
        )}
      </section>
      <ImportDialog />
      <DuplicatesDialog />
      <LinksDialog />
    </main>
  )
}
