import { useMemo } from 'react'
import { withCommas } from '../../../core/counted'
import { changedFields } from '../../../core/history/change-summary'
import type { DiffPart } from '../../../core/history/text-diff'
import type { Post } from '../../../core/post'
import { useTextDiff } from '../../text-diff/use-text-diff'
import { momentOf } from '../../ui/dates'
import { withKeys } from '../../ui/keyed'
import { useFirstRows } from '../../ui/MoreRows'
import styles from './HistoryTab.module.css'

interface Props {
  readonly version: Post
  readonly now: Post
  readonly at: string
}

/** What has changed from a version until now, by sentence: what is gone struck through, what is new underlined. */
export function VersionDiff({ version, now, at }: Props) {
  const diff = useTextDiff(version.body, now.body)
  const fields = useMemo(() => changedFields(version, now), [version, now])
  const { first, more } = useFirstRows(diff?.paragraphs ?? [])
  const changes = (diff?.changes ?? 0) + fields.length
  return (
    <div className={styles.diffPane}>
      <div className={styles.heading}>
        <h3>From {momentOf(at).replace(/^(Today|Yesterday)/, (day) => day.toLowerCase())} to now</h3>
        {diff && <span className="small dim num">{changes === 1 ? '1 change' : `${changes} changes`}</span>}
      </div>
      <div className={styles.diff}>
        {fields.map((field) => (
          <div key={field}>
            <p className={styles.gap}>{field.charAt(0).toUpperCase() + field.slice(1)}</p>
            <p>
              <del>{shown(version[field])}</del> <ins>{shown(now[field])}</ins>
            </p>
          </div>
        ))}
        {withKeys(first).map(({ key, item }) => (
          <div key={key}>
            <p className={styles.gap}>Paragraph {item.number}</p>
            <Parts parts={item.parts} />
          </div>
        ))}
        {more}
        <p className={styles.gap} aria-busy={diff === null}>
          {diff === null
            ? 'Comparing…'
            : `${diff.unchanged === 1 ? '1 paragraph' : `${diff.unchanged} paragraphs`} unchanged`}
        </p>
      </div>
    </div>
  )
}

interface PartsProps {
  readonly parts: readonly DiffPart[]
  readonly without?: DiffPart['kind']
}

/** The parts of a changed paragraph; of one side only when asked so. */
export function Parts({ parts, without }: PartsProps) {
  return (
    <p dir="auto">
      {withKeys(parts.filter(({ kind }) => kind !== without)).map(({ key, item: { kind, text } }) => {
        const words = shortened(text)
        if (kind === 'removed') return <del key={key}>{words}</del>
        return kind === 'added' ? <ins key={key}>{words}</ins> : <span key={key}>{words}</span>
      })}
    </p>
  )
}

/** Of more letters than this only the ends are shown. */
const MOST_LETTERS = 20_000

function shortened(text: string): string {
  if (text.length <= MOST_LETTERS) return text
  const end = MOST_LETTERS / 20
  const left = withCommas(text.length - 2 * end)
  return `${text.slice(0, end)} … (${left} letters are not shown) … ${text.slice(-end)}`
}

function shown(value: unknown): string {
  const text = Array.isArray(value) ? value.join(', ') : String(value ?? '')
  return text === '' ? '(empty)' : text
}
