import { useMemo } from 'react'
import { withCommas } from '../../../core/counted'
import { findDuplicates } from '../../../core/sources/duplicates'
import { useSources } from '../../session/sources'
import { changeView } from '../../session/sources-view'
import styles from './Sources.module.css'

/** Above the list of what needs attention: what concerns several sources at once. */
export function OpenQuestions() {
  const { sources } = useSources((state) => state.index)
  const groups = useMemo(() => findDuplicates(sources), [sources])
  const links = sources.filter(({ csl }) => typeof csl.URL === 'string' && /^https?:/i.test(csl.URL)).length
  return (
    <div className={styles.strip}>
      <span>
        {groups.length === 0
          ? 'No two sources look the same.'
          : groups.length === 1
            ? 'Some sources look like one.'
            : `${withCommas(groups.length)} groups of sources look like one each.`}
      </span>
      {groups.length > 0 && (
        <button type="button" className={styles.plain} onClick={() => changeView({ dialog: 'duplicates' })}>
          Review duplicates
        </button>
      )}
      <span className={styles.grow} />
      {links > 0 && (
        <button type="button" className={styles.plain} onClick={() => changeView({ dialog: 'links' })}>
          Check links
        </button>
      )}
    </div>
  )
}
