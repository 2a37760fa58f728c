import { CircleAlert, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { AppError } from '../../../core/error'
import { askAboutText } from '../../comment-text/ask'
import type { TextProblem } from '../../comment-text/jobs'
import styles from './CommentBox.module.css'
import { notSaved } from './not-saved'

/** How long after the last key a comment is checked (ms). */
const PAUSE = 400

interface Props {
  readonly body: string
  readonly failure: AppError | null
}

/** What is wrong with the notes of the comment being written, and why it could not be saved. */
export function BoxProblems({ body, failure }: Props) {
  const [problems, setProblems] = useState<readonly TextProblem[]>([])
  useEffect(() => {
    let wanted = true
    const timer = setTimeout(async () => {
      const found = body.trim() === '' ? [] : await askAboutText({ kind: 'check', markdown: body })
      if (wanted) setProblems(found ?? [])
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
      {problems.map(({ from, message, reason }) => (
        <li key={`${from}-${message}`}>
          <TriangleAlert size={16} aria-hidden />
          <span>
            {message}. <span className="dim">{reason}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
