import { CircleAlert, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { AppError } from '../../../core/error'
import type { Problem, ProblemFix } from '../../../core/footnotes/problem'
import { askAboutText } from '../../comment-text/ask'
import card from './Comment.module.css'
import styles from './CommentBox.module.css'
import { notSaved } from './not-saved'

/** How long after the last key a comment is checked (ms). */
const PAUSE = 400

/** The problems of a text; their offsets are of that text only. */
interface Found {
  readonly checked: string
  readonly problems: readonly Problem[]
}

interface Props {
  readonly body: string
  readonly failure: AppError | null
  /** Does what one click can do about a problem. */
  readonly onFix: (fix: ProblemFix) => void
}

/** What is wrong with the notes of the comment being written, and why it could not be saved. */
export function BoxProblems({ body, failure, onFix }: Props) {
  const [{ checked, problems }, setFound] = useState<Found>({ checked: '', problems: [] })
  useEffect(() => {
    let wanted = true
    const timer = setTimeout(async () => {
      const found = body.trim() === '' ? [] : await askAboutText({ kind: 'check', markdown: body })
      if (wanted) setFound({ checked: body, problems: found ?? [] })
    }, PAUSE)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [body])
  if (problems.length === 0 && failure === null) return null
  return (
    <ul className={styles.problems}>
      {failure !== null && (
        <li data-bad role="alert">
          <CircleAlert size={16} aria-hidden />
          {notSaved(failure)}
        </li>
      )}
      {problems.map(({ from, severity, message, reason, fix }) => (
        <li key={`${from}-${message}`} data-bad={severity === 'error' || undefined}>
          {severity === 'error' ? <CircleAlert size={16} aria-hidden /> : <TriangleAlert size={16} aria-hidden />}
          <span>
            {message}. <span className="dim">{reason}</span>
          </span>
          {fix !== null && fix.kept.length === 0 && (
            <button type="button" className={card.button} disabled={checked !== body} onClick={() => onFix(fix)}>
              {fix.label}
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}
