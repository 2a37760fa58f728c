import { Button } from '@mantine/core'
import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { Problem } from '../../../core/footnotes/problem'
import { currentEditor } from '../../editor/port'
import { freshAnalysis } from '../../preview/fresh'
import { useSession } from '../../session/session'
import { holdKeys } from '../../ui/held-keys'
import { useFirstRows } from '../../ui/MoreRows'
import pane from '../../ui/Pane.module.css'
import { useProblems } from '../inspector/notes'
import styles from './FootnotesTab.module.css'
import { applyFix } from './note-actions'

/** What is wrong with the notes, in words, each with the button that mends it. */
export function Problems() {
  const problems = useProblems()
  const readOnly = useSession((state) => state.readOnly !== null)
  const { first, more } = useFirstRows(problems)
  if (problems.length === 0) return null
  const safe = problems.some((problem) => problem.fix?.safe)
  return (
    <section aria-label="Problems">
      <div className={`${pane.section} ${styles.head}`}>
        <h3 aria-live="polite">{problems.length === 1 ? '1 problem' : `${problems.length} problems`}</h3>
        {safe && (
          <button type="button" className={styles.link} disabled={readOnly} onClick={() => void fixSafe()}>
            Fix all that are safe
          </button>
        )}
      </div>
      <ul className={styles.problems}>
        {first.map((problem) => (
          <ProblemRow key={`${problem.kind} ${problem.from}`} problem={problem} readOnly={readOnly} />
        ))}
      </ul>
      {more}
    </section>
  )
}

const ICONS = { error: CircleAlert, warning: TriangleAlert, hint: Info } as const

function ProblemRow({ problem, readOnly }: { readonly problem: Problem; readonly readOnly: boolean }) {
  const Icon = ICONS[problem.severity]
  const { fix } = problem
  return (
    <li data-severity={problem.severity}>
      <Icon size={16} aria-label={problem.severity} />
      <div>
        <button type="button" className={styles.message} onClick={() => void holdKeys(goTo(problem))}>
          {emphasised(problem.message)}
        </button>
        <p className={styles.why}>{problem.reason}</p>
      </div>
      {fix && (
        <Button size="xs" className={styles.fix} disabled={readOnly} onClick={() => void holdKeys(mend(problem))}>
          {fix.label}
        </Button>
      )}
    </li>
  )
}

/** Labels such as ^hunt stand out. */
function emphasised(message: string) {
  return message.split(/(\^[^\s”"’]+)/).map((part) => (part.startsWith('^') ? <b key={part}>{part}</b> : part))
}

/** The same problem in the text as it stands now; null when it is gone. */
async function current(problem: Problem): Promise<Problem | null> {
  const { problems } = await freshAnalysis()
  return (
    problems.find((one) => one.kind === problem.kind && one.from === problem.from) ??
    problems.find((one) => one.kind === problem.kind && one.message === problem.message) ??
    null
  )
}

async function goTo(problem: Problem): Promise<void> {
  const now = await current(problem)
  if (now) currentEditor()?.select({ anchor: now.from, head: now.to }, 'center')
}

async function mend(problem: Problem): Promise<void> {
  const now = await current(problem)
  if (now?.fix) applyFix(now.fix, now.fix.kept.length > 0 ? 'Note set aside' : now.message)
}

/** All fixes that change no words and take nothing away, as one step; those that would meet are left for the next time. */
async function fixSafe(): Promise<void> {
  const { problems } = await freshAnalysis()
  let end = -1
  const edits = problems
    .flatMap((problem) => (problem.fix?.safe ? problem.fix.edits : []))
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .filter((edit) => {
      if (edit.from < end) return false
      end = Math.max(edit.to, edit.from + 1)
      return true
    })
  currentEditor()?.edit(edits, 'command')
}
