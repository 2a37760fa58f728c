import { type ReactNode, useState } from 'react'
import { withCommas } from '../../core/counted'
import styles from './MoreRows.module.css'

/** A list draws so many rows at first, and as many more each time it is asked: thousands would hold the window. */
const STEP = 300

/** The first rows of a list, and the button that shows more of them; null when none are left. */
export function useFirstRows<Row>(rows: readonly Row[]): { readonly first: readonly Row[]; readonly more: ReactNode } {
  const [steps, setSteps] = useState(1)
  const first = rows.length > steps * STEP ? rows.slice(0, steps * STEP) : rows
  const left = rows.length - first.length
  const more = left > 0 && (
    <p className={styles.more}>
      <span className="dim num">{withCommas(left)} more are not shown.</span>
      <button type="button" onClick={() => setSteps(steps + 1)}>
        Show {Math.min(left, STEP)} more
      </button>
    </p>
  )
  return { first, more: more || null }
}
