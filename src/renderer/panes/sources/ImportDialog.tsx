import { Button, Progress } from '@mantine/core'
import { useEffect, useState } from 'react'
import { withCommas } from '../../../core/counted'
import { listen } from '../../bridge'
import { Dialog } from '../../ui/Dialog'
import { closeImport, type ImportPlan, runImport, useImport } from './import-state'
import styles from './Sources.module.css'

/** What a bibliography file would bring, before it is brought in. */
export function ImportDialog() {
  const { plan, running } = useImport()
  if (!plan) return null
  return (
    <Dialog
      title={titleOf(plan)}
      onClose={() => !running && closeImport()}
      actions={
        <>
          <Button disabled={running} onClick={closeImport}>
            {plan.add.length > 0 ? 'Cancel' : 'Close'}
          </Button>
          {plan.add.length > 0 && (
            <Button variant="filled" loading={running} data-autofocus onClick={() => void runImport(plan)}>
              {plan.add.length === 1 ? 'Add 1 source' : `Add ${withCommas(plan.add.length)} sources`}
            </Button>
          )}
        </>
      }
    >
      <Report plan={plan} />
      {running && <Running />}
    </Dialog>
  )
}

function titleOf({ add, file }: ImportPlan): string {
  return add.length === 0 ? `Nothing new in ${file}` : `${withCommas(add.length)} new in ${file}`
}

/** A list longer than this is cut: nobody reads 14,000 lines. */
const MOST = 200

function Report({ plan: { add, duplicates, problems } }: { readonly plan: ImportPlan }) {
  return (
    <>
      <p>{summary(duplicates.length, problems.length)}</p>
      <ul className={styles.report}>
        {problems.slice(0, MOST).map(({ line, what }) => (
          <li key={`${line} ${what}`}>
            <span className={styles.tag} data-warn>
              Line {line}
            </span>{' '}
            {what}
          </li>
        ))}
        {duplicates.slice(0, MOST).map(({ line, title, of }) => (
          <li key={`${line} ${of}`}>
            <span className={styles.tag}>Already there</span> {title} <span className="dim">(@{of})</span>
          </li>
        ))}
        {add.slice(0, MOST).map(({ key, title }) => (
          <li key={key}>
            {title} <span className="dim">@{key}</span>
          </li>
        ))}
        {add.length > MOST && <li className="dim">and {withCommas(add.length - MOST)} more</li>}
      </ul>
    </>
  )
}

function summary(duplicates: number, problems: number): string {
  const parts = [
    duplicates === 0 ? '' : `${withCommas(duplicates)} already here ${duplicates === 1 ? 'is' : 'are'} left out.`,
    problems === 0 ? '' : `${withCommas(problems)} could not be read.`,
  ].filter(Boolean)
  return parts.length === 0 ? 'Everything in the file was understood.' : parts.join(' ')
}

function Running() {
  const [share, setShare] = useState(0)
  useEffect(
    () =>
      listen('task.progress', ({ task, done, total }) => {
        if (task === 'sources.import' && total > 0) setShare((done / total) * 100)
      }),
    [],
  )
  return <Progress value={share} size={3} aria-label="Import" />
}
